export { PatternSignOffField } from './PatternSignOffField';
export type { PatternSignOffFieldProps } from './PatternSignOffField';
