export { changeTimes, type ChangeTimes } from './changeTrack';
export { foldCase, type CaseInput } from './foldCase';
export { foldJourney, type FoldInput } from './foldJourney';
export { isCaught, isRubberStamp } from './ledger';
export {
  milestoneNames,
  type Anomaly,
  type Journey,
  type Milestone,
  type MilestoneName,
  type Provenance,
  type StepVisit,
  type TimestampCounts,
} from './journey';
export {
  decisions,
  gateKinds,
  type Decision,
  type GateKind,
  type Passage,
  type Round,
} from './passage';
export { runTime, type RunTimeInput } from './runTime';
export { roundState } from './settle';
export { spanKinds, UNOWNED, type Span, type SpanKind } from './span';
