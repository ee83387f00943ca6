import { Span } from '@delivery-stack/flow';

/** A change of the accountable function along a journey. */
export interface Crossing {
  fromFunction: string;
  toFunction: string;
  /** Epoch milliseconds. */
  at: number;
  /** Milliseconds. */
  wait: number;
}

const acting = new Set(['work', 'processing', 'return']);

/**
 * Where the accountable function changes, and what each change costs.
 *
 * @remarks
 * Spans in order of their start; a crossing is where the function of one is
 * not that of the one before. Its wait lasts until somebody of the receiving
 * function acts: the receiving span's own queue when that decides, else up to
 * the receiver's next work or processing.
 */
export function crossingsOf(spans: readonly Span[], asOf: number): Crossing[] {
  const ordered = [...spans].sort(
    (left, right) =>
      left.start - right.start ||
      (left.end ?? Infinity) - (right.end ?? Infinity),
  );
  const crossings: Crossing[] = [];
  for (const [index, span] of ordered.entries()) {
    const before = ordered[index - 1];
    if (before && before.function !== span.function) {
      crossings.push({
        fromFunction: before.function,
        toFunction: span.function,
        at: span.start,
        wait: Math.max(0, actsAt(ordered, index, asOf) - span.start),
      });
    }
  }
  return crossings;
}

/** When the receiver of a crossing acts, or has decided without being seen to. */
function actsAt(ordered: readonly Span[], index: number, asOf: number): number {
  const span = ordered[index];
  if (acting.has(span.spanKind)) {
    return span.start;
  }
  const next = ordered
    .slice(index + 1)
    .find(each => each.function === span.function && acting.has(each.spanKind));
  const end = span.end ?? asOf;
  return next && next.start <= end ? next.start : end;
}
