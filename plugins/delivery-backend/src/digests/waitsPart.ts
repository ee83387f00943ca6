import { SMALLEST_GROUP } from '../permissions/disclosure';
import { FunctionWaits, GateWaits } from './DigestFacts';
import { DigestPart } from './DigestPart';
import { ageClass, count } from './words';

/**
 * What waits at the gates that a group's functions keep.
 *
 * @param at - Epoch milliseconds.
 */
export function waitsPart(
  functions: readonly FunctionWaits[],
  at: number,
): DigestPart {
  const total = functions
    .filter(({ withheld }) => !withheld)
    .reduce((sum, { gates }) => sum + itemsOf(gates), 0);
  return {
    ...(total > 0 && {
      head: `${count(total, 'item')} ${
        total === 1 ? 'waits' : 'wait'
      } at your gates`,
    }),
    sentences: functions.map(each => sentenceOf(each, at)),
    isNews: false,
  };
}

function sentenceOf(
  { title, withheld, gates }: FunctionWaits,
  at: number,
): string {
  if (withheld) {
    return `${title}: how many items wait is not told, because fewer than ${SMALLEST_GROUP} components are known.`;
  }
  const n = itemsOf(gates);
  if (n === 0) {
    return `${title}: nothing waits at its gates.`;
  }
  const longest = gates
    .filter(gate => itemsOf([gate]) > 0)
    .reduce((one, other) => (other.oldest < one.oldest ? other : one));
  const begun = gates.reduce((sum, { processing }) => sum + processing, 0);
  return `${title}: ${count(n, 'item')} at its gates, ${begun} of ${n} ${
    begun === 1 ? 'is' : 'are'
  } worked on; the longest has been there for ${ageClass(
    at - longest.oldest,
  )}, at ${longest.title}.`;
}

function itemsOf(gates: readonly GateWaits[]): number {
  return gates.reduce(
    (sum, { queued, processing }) => sum + queued + processing,
    0,
  );
}
