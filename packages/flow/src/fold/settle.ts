import { Passage } from './passage';

/**
 * Settles what only the end of a journey decides: a round that was sent back
 * and never asked again was rejected.
 */
export function settlePassages(
  passages: readonly Passage[],
  closed: boolean,
): void {
  if (!closed) {
    return;
  }
  for (const passage of passages) {
    const last = passage.rounds.at(-1);
    const neverAgain =
      last?.decision === 'requestChanges' && last.resumed === undefined;
    if (last && neverAgain && passage.approvedLast === undefined) {
      last.decision = 'rejected';
    }
  }
}

/**
 * Whether a round still waits, for a decision or for the rework, at the end
 * of what is known.
 */
export function roundState(
  round: Passage['rounds'][number],
  closed: boolean,
): 'open' | 'decided' | 'abandoned' {
  if (round.decided === undefined) {
    return closed ? 'abandoned' : 'open';
  }
  return 'decided';
}
