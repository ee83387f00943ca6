export { KindDefs, kindFill } from './KindDefs';
export { KindLegend, KindSwatch } from './KindLegend';
export { KindRect } from './KindRect';
export { NO_SECONDS, sumKinds } from './kindSeconds';
export type { KindSeconds } from './kindSeconds';
export { KIND_COLOURS, KIND_LABELS, KINDS, TARGET_COLOUR } from './palette';
export type { Kind } from './palette';
