export {
  useCampaign,
  useCampaigns,
  useCampaignsAsking,
  useChangeCampaign,
  useCreateCampaign,
  useEndCampaign,
  useGrantExemption,
  useWithdrawExemption,
} from './useCampaigns';
export { useDataQuality } from './useDataQuality';
export { useGate, useGates } from './useGates';
export { useJourney, useJourneys } from './useJourneys';
export type { JourneyFilter } from './useJourneys';
export {
  useCheckIn,
  useCheckIns,
  useOutcome,
  useCost,
  useOutcomes,
} from './useOutcomes';
export { useOverview, useScorecard } from './useOverview';
export { usePortfolio } from './usePortfolio';
export type { PortfolioBy } from './usePortfolio';
export { useMayRunSources, useRunSource, useSources } from './useSources';
export {
  useActivations,
  useConformance,
  useEvidence,
  useExceptions,
  useOwnerClock,
  usePattern,
  usePatternDetails,
  usePatternDiff,
  usePatterns,
  usePolicies,
} from './usePatterns';
export {
  useAskForSignOff,
  useAttestation,
  useDecide,
  useDecideException,
  useRefreshPattern,
} from './usePatternActions';
