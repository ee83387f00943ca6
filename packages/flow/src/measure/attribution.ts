import { Span } from '../fold/span';
import { ActiveSpans, classCount } from './activeSpans';
import { Cell, cellOf, compareKeys, UNACCOUNTED } from './cell';
import { clip, Interval } from './intervals';
import { Fraction, roundKeepingSum } from './largestRemainder';

/**
 * Divides a journey's elapsed time among kinds of time, functions and gates.
 *
 * @remarks
 * One sweep over the ends of the spans. An instant belongs to the best class
 * of the spans that cover it: active (work, processing) before return before
 * queue before timer. It is split equally between the *functions* of that
 * class, then between each function's distinct (span kind, gate): three
 * tickets in one security queue are one security wait. The equal split is the
 * Shapley value of the coverage game. What no span covers is unaccounted.
 *
 * Cells are whole milliseconds and add up to the window exactly. They are
 * rounded inside each class, so that a span of another class never moves the
 * active total. O(n log n + ends × active cells).
 *
 * @param spans - Any order; clipped to the window, open ones last to its end.
 * @param window - Whole epoch milliseconds.
 * @returns Cells in a fixed order.
 * @public
 */
export function attribute(spans: Iterable<Span>, window: Interval): Cell[] {
  const active = new ActiveSpans();
  const classes: Array<Map<string, Fraction>> = Array.from(
    { length: classCount },
    () => new Map(),
  );
  let unaccounted = 0;
  let reached = window.start;
  const passUntil = (at: number) => {
    const ms = at - reached;
    const rank = active.winner();
    if (ms > 0 && rank === undefined) {
      unaccounted += ms;
    } else if (ms > 0 && rank !== undefined) {
      for (const { key, denominator } of active.shares(rank)) {
        addTo(classes[rank], key, denominator, ms);
      }
    }
    reached = at;
  };

  for (const { at, by, span } of endsOf(spans, window)) {
    passUntil(at);
    active.change(span, by);
  }
  passUntil(window.end);
  return roundedCells(classes, unaccounted);
}

interface SpanEnd {
  at: number;
  by: 1 | -1;
  span: Span;
}

function endsOf(spans: Iterable<Span>, window: Interval): SpanEnd[] {
  const ends: SpanEnd[] = [];
  for (const span of spans) {
    const clipped = clip(span, window);
    if (clipped) {
      ends.push({ at: clipped.start, by: 1, span });
      ends.push({ at: clipped.end, by: -1, span });
    }
  }
  return ends.sort((left, right) => left.at - right.at);
}

function addTo(
  fractions: Map<string, Fraction>,
  key: string,
  denominator: number,
  ms: number,
): void {
  let fraction = fractions.get(key);
  if (!fraction) {
    fraction = new Map();
    fractions.set(key, fraction);
  }
  fraction.set(denominator, (fraction.get(denominator) ?? 0) + ms);
}

function roundedCells(
  classes: Array<Map<string, Fraction>>,
  unaccounted: number,
): Cell[] {
  const cells = classes
    .flatMap(fractions => [...roundKeepingSum(fractions)])
    .sort(([left], [right]) => compareKeys(left, right))
    .map(([key, ms]) => cellOf(key, ms));
  if (unaccounted > 0) {
    cells.push({
      spanKind: UNACCOUNTED,
      function: UNACCOUNTED,
      ms: unaccounted,
    });
  }
  return cells;
}
