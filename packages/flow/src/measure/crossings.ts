import { Journey } from '../fold/journey';
import { Span, SpanKind } from '../fold/span';
import { clip, unionMeasure } from './intervals';

/** A change of the accountable function along a journey. @public */
export interface Crossing {
  from: string;
  to: string;
  /** When the receiving function became accountable, epoch milliseconds. */
  at: number;
  /** Milliseconds: queue, processing and return of what was handed over. */
  wait: number;
}

const waits = new Set<SpanKind>(['queue', 'processing', 'return']);

/**
 * The boundaries that a journey crosses, and what each crossing made it wait.
 *
 * @remarks
 * Spans in order of their start; where the function of one is not that of the
 * one before, a boundary is crossed. Its wait is the union of the queue,
 * processing and return spans of the round that was handed over (same gate and
 * subject, until the next crossing into it); where a step without a gate was
 * handed over, its own queue. Asked → questions answered lies within the
 * processing, where comments do not tell it apart. Rework is part of the
 * crossing that caused it, so that going back to the pod for it is no crossing
 * of its own. O(n log n).
 *
 * @param asOf - Up to when spans without an end have lasted.
 * @public
 */
export function crossings(
  journey: Pick<Journey, 'spans' | 'from' | 'to'>,
  asOf: number,
): Crossing[] {
  const window = {
    start: journey.from,
    end: Math.max(journey.from, journey.to ?? asOf),
  };
  const ordered = journey.spans
    .filter(span => span.spanKind !== 'timer' && clip(span, window))
    .sort(bySpan);
  const found: HandOver[] = [];
  const byRound = new Map<string, HandOver>();
  let holder: string | undefined;
  for (const span of ordered) {
    const { function: to, gate, subject, spanKind } = span;
    const key = JSON.stringify([gate, subject]);
    const known = gate === undefined ? undefined : byRound.get(key);
    const isRework = spanKind === 'return' && known !== undefined;
    if (holder !== undefined && holder !== to && !isRework) {
      const at = Math.max(span.start, window.start);
      const handOver = { from: holder, to, at, spans: [span] };
      found.push(handOver);
      byRound.set(key, handOver);
    } else {
      known?.spans.push(span);
    }
    holder = to;
  }
  return found.map(({ spans, ...crossing }) => ({
    ...crossing,
    wait: unionMeasure(
      spans
        .filter(({ spanKind }) => waits.has(spanKind))
        .flatMap(span => clip(span, window) ?? []),
    ),
  }));
}

/** A crossing with the spans that its wait is made of. */
interface HandOver extends Omit<Crossing, 'wait'> {
  spans: Span[];
}

function endOf({ end = Number.MAX_SAFE_INTEGER }: Span) {
  return end;
}

function bySpan(one: Span, other: Span) {
  return (
    one.start - other.start ||
    endOf(one) - endOf(other) ||
    Number(one.function > other.function) -
      Number(one.function < other.function)
  );
}
