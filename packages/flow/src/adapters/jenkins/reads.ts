import { Values } from '../reading';

/** A count of milliseconds; undefined where there is none. */
export function millisIn(values: Values, field: string): number | undefined {
  const value = values[field];
  return typeof value === 'number' && value >= 0 && value < 8.64e15
    ? value
    : undefined;
}
