export { attribute } from './attribution';
export {
  addAttribution,
  emptyAttribution,
  finishAttribution,
  mergeAttributions,
  subtractAttributions,
} from './attributionSum';
export type { Attribution, AttributionSum } from './attributionSum';
export { byFunction, byKind, timeKinds, UNACCOUNTED } from './cell';
export type { Cell, TimeKind } from './cell';
export { capping, compress, removing } from './compression';
export type { Compression, KeepRule } from './compression';
export { crossings } from './crossings';
export type { Crossing } from './crossings';
export { exposure } from './exposure';
export {
  addFlowEfficiency,
  emptyFlowEfficiency,
  finishFlowEfficiency,
  mergeFlowEfficiency,
  subtractFlowEfficiency,
} from './flowEfficiency';
export type { FlowEfficiency, FlowEfficiencySum } from './flowEfficiency';
export { governanceLatency } from './governanceLatency';
export { clip, subtractIntervals, unionMeasure, unionOf } from './intervals';
export type { Interval } from './intervals';
export { addDeployments, DeliveredChanges } from './deliveryOf';
export { DeliverySum } from './deliverySum';
export type {
  DeliveredChange,
  FinishedDeployment,
  Recovery,
} from './deliverySum';
