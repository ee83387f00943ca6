import { Notice } from '../notices/Notice';
import { comparedOutcome } from './comparedOutcome';
import { DigestFacts } from './DigestFacts';
import { outcomesPart } from './outcomesPart';
import { waitsPart } from './waitsPart';

/** Of one group and week: what is claimed, so that it is told once. */
export function digestKey(group: string, week: string): string {
  return `digest ${group} ${week}`;
}

/**
 * What a group has to know about its week, or nothing where there is none.
 *
 * @remarks
 * Names outcomes and gates, never journeys or persons: whoever is in the group
 * reads it, and the page says more to those who may see more.
 *
 * @param context - `at`: epoch milliseconds; `week`: its Monday, ISO date.
 */
export function digestOf(
  { group, outcomes, waits }: DigestFacts,
  { at, week }: { at: number; week: string },
): Notice | undefined {
  const parts = [
    outcomesPart(outcomes.map(each => comparedOutcome(each, at))),
    waitsPart(waits, at),
  ];
  const heads = parts.flatMap(({ head }) => head ?? []);
  if (heads.length === 0) {
    return undefined;
  }
  return {
    key: digestKey(group, week),
    recipient: group,
    // Of the group: who is in two keeps the digest of each.
    scope: `digest ${group}`,
    title: `Week of ${week}: ${heads.join('; ')}`,
    description: parts.flatMap(({ sentences }) => sentences).join(' '),
    severity: parts.some(({ isNews }) => isNews) ? 'normal' : 'low',
  };
}
