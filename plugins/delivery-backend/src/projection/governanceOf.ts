import { governanceLatency, Journey, Rules } from '@delivery-stack/flow';

/** Governance latency that can be told for any instant without a fold. */
export interface GovernanceSum {
  /** Milliseconds up to `since`, or in all. */
  ms: number;
  /** From then on a gate is open without a break; undefined: none is. */
  since?: number;
}

const spanKinds = new Set<string>(['queue', 'processing', 'return']);
const gateKinds = new Set<string | undefined>(['approval', 'handoff']);

/**
 * Governance latency in two parts: what is over, and since when it grows.
 *
 * @remarks
 * A span without an end covers everything after its start, so that the latency
 * at any later instant is `ms + (instant − since)`: nothing stored depends on
 * "now".
 */
export function governanceOf(journey: Journey, rules: Rules): GovernanceSum {
  const { spans, from, to } = journey;
  const kindOf = (gate: string) => rules.gates.byId.get(gate)?.kind;
  if (to !== undefined) {
    return { ms: governanceLatency(spans, { start: from, end: to }, kindOf) };
  }
  const open = spans.filter(
    span =>
      span.end === undefined &&
      span.gate !== undefined &&
      spanKinds.has(span.spanKind) &&
      gateKinds.has(kindOf(span.gate)),
  );
  const since =
    open.length > 0
      ? Math.max(from, Math.min(...open.map(span => span.start)))
      : undefined;
  const end = since ?? Number.MAX_SAFE_INTEGER;
  return { ms: governanceLatency(spans, { start: from, end }, kindOf), since };
}
