import {
  GateInsight,
  NextMove,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { embedding, nextMoveOf, NoMove } from '@delivery-stack/flow';
import { Divided } from './accountability';

const REASONS: Record<NoMove, string> = {
  noGate: 'no gate took any time of this increment.',
  allKept: 'every gate that it passed pays for its delay by what it catches.',
  notEnoughEvidence:
    'no gate that it passed has enough decisions on record to say that it can be embedded.',
  nothingSaved:
    'the gates that could be embedded ran beside something longer, so nothing would be saved.',
};

/** The gate whose embedding would have saved most of the shown increment. */
export function nextMove(
  divided: Divided | undefined,
  evidence: readonly GateInsight[],
): NextMove {
  if (!divided) {
    return { kind: 'none', reason: 'there is no increment to look at.' };
  }
  const byId = new Map(evidence.map(gate => [gate.id, gate]));
  const gates = evidence.flatMap(({ id, deliveryTest, ...gate }) =>
    deliveryTest
      ? [
          {
            gate: id,
            function: gate.function,
            decisions: deliveryTest.decided,
            changed: deliveryTest.caught,
            verdict: deliveryTest.verdict,
          },
        ]
      : [],
  );
  const { spans, window } = divided;
  const move = nextMoveOf(embedding({ gates, spans, window }));
  if (move.kind === 'none') {
    return { kind: 'none', reason: REASONS[move.reason] };
  }
  const { title, functionTitle } = byId.get(move.gate)!;
  return {
    kind: 'gate',
    gate: move.gate,
    gateTitle: title,
    function: move.function,
    functionTitle,
    seconds: move.takes / 1_000,
    ofSeconds: move.before / 1_000,
    decisions: move.decisions,
    changed: move.changed,
    verdict: move.verdict,
    saves: move.saves / 1_000,
    before: move.before / 1_000,
    after: move.after / 1_000,
  };
}
