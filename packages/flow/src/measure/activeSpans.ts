import { Span } from '../fold/span';
import { cellKey } from './cell';

/** The functions of one class that are active, each with its active cells. */
type ActiveClass = Map<string, Map<string, number>>;

/** active \< return \< wait \< timer: who acts explains an instant first. */
const rankOf = { work: 0, processing: 0, return: 1, queue: 2, timer: 3 };

/** How many classes there are. @internal */
export const classCount = 4;

/**
 * Which functions and cells are active at the sweep's instant.
 *
 * @remarks
 * Counts instead of lists: a span that starts or ends costs O(1), and spans
 * that say the same twice (split, duplicated, three tickets in one queue) are
 * one active cell.
 *
 * @internal
 */
export class ActiveSpans {
  readonly #classes: ActiveClass[] = Array.from(
    { length: classCount },
    () => new Map(),
  );

  /** Enters (`by` 1) or leaves (`by` −1) a span. */
  change(span: Span, by: 1 | -1): void {
    const active = this.#classes[rankOf[span.spanKind]];
    const key = cellKey(span);
    let cells = active.get(span.function);
    if (!cells) {
      cells = new Map();
      active.set(span.function, cells);
    }
    const count = (cells.get(key) ?? 0) + by;
    if (count > 0) {
      cells.set(key, count);
    } else {
      cells.delete(key);
    }
    if (cells.size === 0) {
      active.delete(span.function);
    }
  }

  /** Rank of the class that the instant belongs to; undefined if no span is active. */
  winner(): number | undefined {
    const rank = this.#classes.findIndex(active => active.size > 0);
    return rank < 0 ? undefined : rank;
  }

  /** The active cells of a class, each with the number of ways an instant is split. */
  *shares(rank: number): Generator<{ key: string; denominator: number }> {
    const active = this.#classes[rank];
    for (const cells of active.values()) {
      for (const key of cells.keys()) {
        yield { key, denominator: active.size * cells.size };
      }
    }
  }
}
