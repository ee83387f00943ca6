import { NextMove } from '@delivery-stack/backstage-plugin-delivery-common';
import { ComparedOutcome } from './comparedOutcome';
import { daysWords } from './words';

type GateMove = Extract<NextMove, { kind: 'gate' }>;

/** The next move of all outcomes that saves most; nothing where none is named. */
export function moveSentence(outcomes: readonly ComparedOutcome[]): string[] {
  const moves = outcomes.flatMap(({ report: { title, nextMove } }) =>
    nextMove.kind === 'gate' ? [{ title, move: nextMove }] : [],
  );
  if (moves.length === 0) {
    return [];
  }
  const { title, move } = moves.reduce((most, each) =>
    each.move.saves > most.move.saves ? each : most,
  );
  return [
    `Saves most: ${verbOf(move)} ${daysWords(move.saves)} of ${daysWords(
      move.before,
    )}, on one increment of ${title} (n = 1).`,
  ];
}

/** Where only higher risk is to be asked, the figure is a bound. */
function verbOf({ verdict, gateTitle }: GateMove): string {
  return verdict === 'target'
    ? `asking ${gateTitle} of higher risk only, at most`
    : `embedding ${gateTitle},`;
}
