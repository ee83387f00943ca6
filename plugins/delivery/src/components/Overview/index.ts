export { OverviewView } from './OverviewView';
export { KpiCards } from './KpiCards';
