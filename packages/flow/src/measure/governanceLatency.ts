import { GateKind } from '../fold/passage';
import { Span, SpanKind } from '../fold/span';
import { clip, Interval, unionOf } from './intervals';

const governanceGates = new Set<GateKind | undefined>(['approval', 'handoff']);
const governanceSpans = new Set<SpanKind>(['queue', 'processing', 'return']);

const elapsed = (start: number, end: number) => end - start;

/**
 * How long a journey had a decision of other people open.
 *
 * @remarks
 * The measure of the union of queue, processing and return spans of gates of
 * kind approval and handoff: parallel ones count once. Runner queues and
 * timers are not governance.
 *
 * @param window - The journey; open spans last to its end.
 * @param gateKindOf - Kind of a gate by its id.
 * @param stopwatch - Measures each stretch of the union; default elapsed time.
 * @returns Milliseconds.
 * @public
 */
export function governanceLatency(
  spans: Iterable<Span>,
  window: Interval,
  gateKindOf: (gate: string) => GateKind | undefined,
  stopwatch: (start: number, end: number) => number = elapsed,
): number {
  const open: Interval[] = [];
  for (const span of spans) {
    const clipped = clip(span, window);
    if (
      clipped &&
      span.gate !== undefined &&
      governanceSpans.has(span.spanKind) &&
      governanceGates.has(gateKindOf(span.gate))
    ) {
      open.push(clipped);
    }
  }
  return unionOf(open).reduce(
    (sum, { start, end }) => sum + stopwatch(start, end),
    0,
  );
}
