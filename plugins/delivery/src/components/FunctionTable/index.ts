export { FunctionTable } from './FunctionTable';
export type { FunctionRow } from './FunctionTable';
