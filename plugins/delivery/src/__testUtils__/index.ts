export {
  buildCampaign,
  buildCampaignDay,
  buildCampaignDetail,
  buildCampaignRecord,
  buildExemption,
} from './campaigns';
export { createExampleApi, refusal } from './deliveryApi';
export { DAY, distribution, HOUR, MINUTE, NOTHING } from './distributions';
export { AS_OF, buildFrame } from './frames';
export {
  buildBareGate,
  buildGate,
  buildGateDetail,
  buildTest,
  buildWaitingItem,
} from './gates';
export { buildJourney, buildJourneyDetail } from './journeys';
export type { JourneyStory } from './journeys';
export {
  buildBareMetering,
  buildCheckIn,
  buildIncrement,
  buildMetering,
  buildOutcomeReport,
  buildOutcomeSummary,
  buildReportOf,
  createExampleOutcomeApi,
  OUTCOME_REF,
} from './outcomeReport';
export {
  buildDataQuality,
  buildEmptyOverview,
  buildJourneyList,
  buildOverview,
  buildPortfolio,
} from './overviews';
export {
  buildActivation,
  buildConformance,
  buildEvidence,
  buildException,
  buildPattern,
  buildPatternDetail,
  buildPatternDiff,
  buildSignOff,
  buildStanding,
  buildPolicies,
  createExamplePatternApi,
  CURRENT,
  FORMER,
} from './patterns';
export { buildLinking, buildSource, buildSourceList } from './sources';
export {
  nineteenDays,
  signedOff,
  stillOpen,
  stories,
  ticketed,
} from './stories';
