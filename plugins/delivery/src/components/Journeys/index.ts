export { JourneyListPanel } from './JourneyListPanel';
export { JourneysView } from './JourneysView';
