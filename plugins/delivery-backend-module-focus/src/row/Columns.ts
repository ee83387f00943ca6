import { InputError } from '@backstage/errors';

/** Columns that are read, by their FOCUS names; a record has their values in this order. @internal */
export const columnNames = [
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'BillingCurrency',
  'EffectiveCost',
  'BilledCost',
  'SubAccountId',
  'ServiceName',
  'Tags',
] as const;

/** A file may be without these. */
const optional: ReadonlySet<string> = new Set([
  'SubAccountId',
  'ServiceName',
  'Tags',
]);

/** One row as it was read, before it is understood. @internal */
export interface FocusRecord {
  /** Row in its file, from 1. */
  row: number;
  /** Values in the order of `columnNames`; undefined where there is none. */
  values: readonly unknown[];
}

/**
 * Where each of `columnNames` is; -1 where a file may be without it and is.
 *
 * @throws InputError that names a column that is missing or twice there.
 * @internal
 */
export function locateColumns(header: readonly string[]): number[] {
  return columnNames.map(name => {
    const position = header.indexOf(name);
    if (position < 0 && !optional.has(name)) {
      throw new InputError(
        `Column ${name} is missing; export with the FOCUS 1.x schema, and the column ${name} in it`,
      );
    }
    if (position !== header.lastIndexOf(name)) {
      throw new InputError(
        `Column ${name} is there twice; export it once, so that it is clear which one counts`,
      );
    }
    return position;
  });
}
