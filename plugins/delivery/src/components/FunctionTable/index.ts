export { FunctionTable } from './FunctionTable';
export type { FunctionRow } from './FunctionTable';
export { showRows } from './shares';
export type { ShownRow } from './shares';
