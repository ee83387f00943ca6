export {
  decisionsNeeded,
  lowerBound,
  missingDecisions,
  upperBound,
} from './clopperPearson';
export type { Proportion } from './clopperPearson';
export { deliveryTest } from './deliveryTest';
export type {
  DeliveryTestOptions,
  DeliveryTestReason,
  DeliveryTestResult,
  DeliveryVerdict,
} from './deliveryTest';
export type { Distribution, PercentileName, Spell } from './distribution';
export { distributionOf, finishSpells, samplesNeeded } from './distributionOf';
export { FloatColumn } from './floatColumn';
export type { CatchFigures, GateEvidence, GateStanding } from './gateEvidence';
export { kaplanMeier } from './kaplanMeier';
export type { KaplanMeier } from './kaplanMeier';
export {
  distributionOfSketches,
  kaplanMeierOfSketches,
} from './kaplanMeierOfSketches';
export type { WindowSketches } from './kaplanMeierOfSketches';
export { bucketOf, bucketValue } from './logBucket';
export { percentileOf } from './percentile';
export type { Percentile } from './percentile';
export {
  addToSketch,
  emptySketch,
  mergeSketches,
  sketchSize,
  subtractSketches,
} from './sketch';
export type { Sketch } from './sketch';
export { decodeSketch, encodeSketch, SketchFormatError } from './sketchCodec';
export {
  addAbandoned,
  addSpell,
  emptySpells,
  mergeSpells,
  spellsOf,
  subtractSpells,
} from './spells';
export type { SpellColumns, Spells } from './spells';
export { percentileInterval } from './survivalBand';
export type { PercentileInterval, SurvivalPoint } from './survivalBand';
export { waitingCurve } from './waitingCurve';
