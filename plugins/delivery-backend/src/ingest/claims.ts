import { Candidate } from './candidates';

/** All items of one batch that claim the same (source, id). */
export interface Claim {
  /** The greatest body among them: the one that is stored. */
  candidate: Candidate;
  items: Array<{ index: number; bodyHash: string }>;
}

/**
 * Groups a batch by (source, id), in the order in which rows are locked.
 *
 * @remarks
 * Sorted, so that two replicas that store the same events wait for each other
 * instead of deadlocking.
 */
export function claimsOf(
  items: ReadonlyArray<{ index: number; candidate: Candidate }>,
): Claim[] {
  const claims = new Map<string, Claim>();
  for (const { index, candidate } of items) {
    const key = JSON.stringify([candidate.source, candidate.extId]);
    const item = { index, bodyHash: candidate.bodyHash };
    const claim = claims.get(key);
    if (!claim) {
      claims.set(key, { candidate, items: [item] });
    } else {
      claim.items.push(item);
      if (candidate.body > claim.candidate.body) {
        claim.candidate = candidate;
      }
    }
  }
  return [...claims]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, claim]) => claim);
}
