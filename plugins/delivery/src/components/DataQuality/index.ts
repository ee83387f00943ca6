export { Anomalies } from './Anomalies';
export { SourceTallies } from './SourceTallies';
