import { Span } from '../fold/span';
import { clip, Interval, unionMeasure } from './intervals';

/**
 * How many milliseconds of a span a change would leave.
 *
 * @remarks
 * The span keeps its head of that length. 0 removes it, its whole length
 * leaves it as it is; other values are brought into that range.
 *
 * @public
 */
export type KeepRule = (span: Span, length: number) => number;

/** A journey as it was, and as it would have been; milliseconds. @public */
export interface Compression {
  elapsed: number;
  saved: number;
  total: number;
}

/**
 * What a journey would have taken if some spans had been shorter.
 *
 * @remarks
 * Exclusive-time compression: saved is the measure of the instants that a
 * removed part covers and no kept part does, which is |∪ spans| − |∪ kept|.
 * It needs no inferred precedence and moves by at most 1 ms when a boundary
 * does. Savings are supermodular: two gates side by side save nothing alone
 * and everything together, so savings of single gates are never to be added
 * up. A gate that waits for a calendar (a weekly board) saves "up to" this.
 *
 * @param window - The journey, whole epoch milliseconds.
 * @public
 */
export function compress(
  spans: Iterable<Span>,
  window: Interval,
  keep: KeepRule,
): Compression {
  const recorded: Interval[] = [];
  const kept: Interval[] = [];
  for (const span of spans) {
    const clipped = clip(span, window);
    if (clipped) {
      const { start, end } = clipped;
      const length = Math.min(
        Math.max(keep(span, end - start), 0),
        end - start,
      );
      recorded.push(clipped);
      kept.push({ start, end: start + length });
    }
  }
  const elapsed = window.end - window.start;
  const saved = unionMeasure(recorded) - unionMeasure(kept);
  return { elapsed, saved, total: elapsed - saved };
}

/** Removes the spans that are named, and leaves the others. @public */
export function removing(isRemoved: (span: Span) => boolean): KeepRule {
  return (span, length) => (isRemoved(span) ? 0 : length);
}

/**
 * Shortens the spans that are named to at most `limit` milliseconds.
 *
 * @remarks
 * For a promised service level, and for a gate that is automated: it can only
 * get faster.
 *
 * @public
 */
export function capping(
  isCapped: (span: Span) => boolean,
  limit: number,
): KeepRule {
  return (span, length) => (isCapped(span) ? Math.min(length, limit) : length);
}
