export { adoptionAfter } from './adoptionAfter';
export type { Adoption, AdoptionRule } from './adoptionAfter';
export {
  CAMPAIGN_FORECAST_NEEDS,
  campaignCounts,
  campaignForecast,
  campaignStates,
  validExemptions,
} from './campaign';
export type {
  CampaignCounts,
  CampaignExemption,
  CampaignForecast,
  CampaignItem,
  CampaignItemState,
} from './campaign';
export { constraintCheck, constraintState } from './constraintState';
export type {
  ConstraintBound,
  ConstraintStanding,
  ConstraintState,
} from './constraintState';
export { costAnomalies } from './costAnomalies';
export type { CostAnomalies, CostAnomaly } from './costAnomalies';
export { costEnvelope } from './costEnvelope';
export type {
  CostEnvelope,
  CostEnvelopeOptions,
  CostEnvelopeReason,
} from './costEnvelope';
export { costPerOutcome } from './costPerOutcome';
export type { CostPerOutcomeOf, NoCostPerOutcome } from './costPerOutcome';
export type { CostPeriod } from './day';
export { embedding } from './embedding';
export type { Embedding, EmbeddingOptions, JudgedGate } from './embedding';
export { FORECAST_NEEDS, forecastOf } from './forecastOf';
export type { ForecastOptions, OutcomeForecastOf } from './forecastOf';
export { perUnit, sumMoney } from './money';
export type { Money } from './money';
export { nextMoveOf } from './nextMoveOf';
export type { NextMoveOf, NoMove } from './nextMoveOf';
export { progressOf } from './progressOf';
export type { Goal, Progress } from './progressOf';
export type { Direction, Reading } from './reading';
export { gapsIn, readingStretches } from './readingStretches';
export type { Holding, ReadingStretch } from './readingStretches';
export type { DaySpend } from './spendByDay';
export { thinned } from './thinned';
