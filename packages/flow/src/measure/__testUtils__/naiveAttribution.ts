import { Span } from '../../fold/span';
import { cellKey } from '../cell';
import { Interval } from '../intervals';

const classes = [['work', 'processing'], ['return'], ['queue'], ['timer']];

/**
 * The definition of ALGORITHMS.md §1, millisecond by millisecond.
 *
 * @returns Exact shares by cell in doubles; unaccounted under ''.
 */
export function naiveShares(
  spans: Span[],
  window: Interval,
): Map<string, number> {
  const shares = new Map<string, number>();
  const add = (key: string, share: number) =>
    shares.set(key, (shares.get(key) ?? 0) + share);
  for (let at = window.start; at < window.end; at += 1) {
    const covering = spans.filter(
      ({ start, end = Infinity }) => start <= at && at < end,
    );
    const best = classes.find(kinds =>
      covering.some(({ spanKind }) => kinds.includes(spanKind)),
    );
    const winners = covering.filter(each => best?.includes(each.spanKind));
    const owners = new Set(winners.map(each => each.function));
    for (const owner of owners) {
      const cells = new Set(
        winners.filter(each => each.function === owner).map(cellKey),
      );
      for (const key of cells) {
        add(key, 1 / (owners.size * cells.size));
      }
    }
    if (!best) {
      add('', 1);
    }
  }
  return shares;
}
