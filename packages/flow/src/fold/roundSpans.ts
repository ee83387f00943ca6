import { GateInfo } from '../config/gateRules';
import { Round } from './passage';
import { Span } from './span';

/** Who does the rework that a gate asks for, unless something says otherwise. */
const REWORKS_BY_DEFAULT = 'pod';

/**
 * The spans of one round: queue until somebody starts, processing until the
 * decision, return until the next ask.
 *
 * @remarks
 * Without an observed start the whole round is queue. An impossible order
 * (decided before asked) gives no span: it was flagged by whoever read it.
 */
export function roundSpans(options: {
  round: Round;
  gate: GateInfo;
  subject: string;
  step?: string;
  /** Function of the rework's own step, where one is configured. */
  reworkFunction?: string;
}): Span[] {
  const { round, gate, subject, step } = options;
  const base = { gate: gate.id, subject, step };
  const spans: Span[] = [
    {
      ...base,
      spanKind: 'queue',
      function: gate.function,
      start: round.asked,
      end: round.started ?? round.decided,
    },
  ];
  if (round.started !== undefined) {
    spans.push({
      ...base,
      spanKind: 'processing',
      function: gate.function,
      start: round.started,
      end: round.decided,
    });
  }
  if (round.returned !== undefined) {
    spans.push({
      ...base,
      spanKind: 'return',
      function:
        gate.returnsFunction ?? options.reworkFunction ?? REWORKS_BY_DEFAULT,
      start: round.returned,
      end: round.resumed,
    });
  }
  return spans
    .filter(span => span.end === undefined || span.end > span.start)
    .map(span => withInference(span, round));
}

const ends = {
  queue: ['asked', 'started'],
  processing: ['started', 'decided'],
  return: ['returned', 'resumed'],
} as const;

function withInference(span: Span, round: Round): Span {
  if (!round.inferred?.length) {
    return span;
  }
  const [first, second] = ends[span.spanKind as keyof typeof ends];
  const last = second === 'started' && round.started === undefined;
  const start = round.inferred.includes(first);
  const end = round.inferred.includes(last ? 'decided' : second);
  if (start && end) {
    return { ...span, inferred: 'both' };
  }
  const one = start ? 'start' : 'end';
  return start || end ? { ...span, inferred: one } : span;
}
