import { NextMove } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatDuration, formatNumber } from '../../format';

const DAY = 86_400;
const MINUTE = 60;

/** A move that names a gate. */
export type GateMove = Extract<NextMove, { kind: 'gate' }>;

/** `12 of 31 days` joined by any word; in other units where a day is too coarse. */
export function daysAnd(first: number, word: string, second: number): string {
  const [from, to] = [first, second].map(seconds => Math.round(seconds / DAY));
  const coarse =
    [first, second].some(seconds => seconds > 0 && seconds < DAY) ||
    // A saving of hours must not read as none.
    (from === to && Math.abs(first - second) >= MINUTE);
  return coarse
    ? `${formatDuration(first)} ${word} ${formatDuration(second)}`
    : `${formatNumber(from)} ${word} ${formatNumber(to)} days`;
}

/** The one thing to do next, in one sentence. */
export function moveSentence(move: GateMove): string {
  const { gateTitle, seconds, ofSeconds, decisions, changed } = move;
  const costs = `${gateTitle} costs ${daysAnd(seconds, 'of', ofSeconds)}`;
  const days = daysAnd(move.before, 'to', move.after);
  const then = isTargeted(move)
    ? `asking it of higher risk only could bring time-to-value from ${days} at most`
    : `embedding it would bring time-to-value from ${days}`;
  return [costs, ...caughtWords(decisions, changed), `${then}.`].join('; ');
}

/** Whether the gate pays for its delay with some risk classes: those keep it. */
export function isTargeted({ verdict }: GateMove): boolean {
  return verdict === 'target';
}

/** Nothing where the reader may not know what the gate decides elsewhere. */
function caughtWords(decisions?: number, changed?: number): string[] {
  if (decisions === undefined || changed === undefined) {
    return [];
  }
  return decisions === 0
    ? ['no decision of it is recorded']
    : [
        `${formatNumber(changed)} of ${formatNumber(
          decisions,
        )} decisions changed anything`,
      ];
}

/** Why less is saved than the gate costs; undefined where all of it is. */
export function overlapWords(move: GateMove): string | undefined {
  const overlap = move.seconds - move.saves;
  // Less than a minute is rounding.
  return overlap < 60
    ? undefined
    : `It saves ${formatDuration(move.saves)}: in the other ${formatDuration(
        overlap,
      )} something else was going on too.`;
}
