import { SpanKind, spanKinds } from '../fold/span';

/** What no span covers, as a kind of time and as a function. @public */
export const UNACCOUNTED = 'unaccounted';

/** A kind of time, or the lack of any record of it. @public */
export type TimeKind = SpanKind | typeof UNACCOUNTED;

/** Every kind of time, in the order that they are shown. @public */
export const timeKinds: readonly TimeKind[] = [...spanKinds, UNACCOUNTED];

/**
 * A share of a journey's elapsed time: what kind it is, and whose.
 *
 * @remarks
 * The function of unaccounted time is `unaccounted` too. That is not
 * `unowned`: there is a span, but nobody is accountable for it.
 *
 * @public
 */
export interface Cell {
  spanKind: TimeKind;
  function: string;
  gate?: string;
  /** Whole milliseconds. */
  ms: number;
}

/**
 * Identifies a cell, and orders cells wherever an order is needed.
 *
 * @internal
 */
export function cellKey(cell: Omit<Cell, 'ms'>): string {
  const { spanKind, function: owner, gate } = cell;
  return JSON.stringify(
    gate === undefined ? [spanKind, owner] : [spanKind, owner, gate],
  );
}

/** The cell that a key identifies. @internal */
export function cellOf(key: string, ms: number): Cell {
  const [spanKind, owner, gate] = JSON.parse(key);
  return gate === undefined
    ? { spanKind, function: owner, ms }
    : { spanKind, function: owner, gate, ms };
}

/** Orders by key, by code unit: the same in every language. @internal */
export function compareKeys(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}

/** Milliseconds by kind of time; every kind is there. @public */
export function byKind(cells: Iterable<Cell>): Record<TimeKind, number> {
  const sums: Record<TimeKind, number> = {
    work: 0,
    processing: 0,
    return: 0,
    queue: 0,
    timer: 0,
    unaccounted: 0,
  };
  for (const { spanKind, ms } of cells) {
    sums[spanKind] += ms;
  }
  return sums;
}

/**
 * Milliseconds by function, in the order of their names.
 *
 * @remarks
 * Time without a span stands under `unaccounted`, so that the functions too
 * add up to the elapsed time.
 *
 * @public
 */
export function byFunction(cells: Iterable<Cell>): Record<string, number> {
  const sums = new Map<string, number>();
  for (const { function: owner, ms } of cells) {
    sums.set(owner, (sums.get(owner) ?? 0) + ms);
  }
  return Object.fromEntries(
    [...sums].sort(([left], [right]) => compareKeys(left, right)),
  );
}
