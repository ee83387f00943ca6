export {
  GovernanceLatencyCard,
  LegacyGovernanceLatencyCard,
} from './GovernanceLatencyCard';
export { isAggregate, useEntityOverview } from './useEntityOverview';
