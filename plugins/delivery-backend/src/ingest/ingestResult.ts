import {
  IngestItem,
  IngestResult,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { SourceIncrement } from '../database/events/sources';
import { Candidate } from './candidates';
import { Stored } from './storeClaims';

/** An item that was refused. */
export interface Refusal {
  index: number;
  id?: string;
  source: string;
  reason: string;
}

/**
 * What to answer for each item of a claim.
 *
 * The first item of an unknown id is accepted; whatever else claims that id is
 * a duplicate, or conflicting if its body differs from the first known one.
 */
export function itemsOf({ outcomes }: Stored): IngestItem[] {
  return outcomes.flatMap(({ claim, before }) => {
    const first = before ?? claim.items[0].bodyHash;
    return claim.items.map(({ index, bodyHash }, position) => {
      const repeated = bodyHash === first ? 'duplicate' : 'conflicting';
      const result =
        before === undefined && position === 0 ? 'accepted' : repeated;
      return { index, id: claim.candidate.extId, result } as const;
    });
  });
}

/** The answer to a batch. */
export function resultOf(
  stored: readonly IngestItem[],
  refusals: readonly Refusal[],
): IngestResult {
  const refused = refusals.map(({ index, id, reason }) => ({
    index,
    ...(id === undefined ? {} : { id }),
    result: 'rejected' as const,
    reason,
  }));
  const items = [...stored, ...refused].sort(
    (one, other) => one.index - other.index,
  );
  const count = (result: IngestItem['result']) =>
    items.filter(item => item.result === result).length;
  return {
    accepted: count('accepted'),
    duplicate: count('duplicate'),
    conflicting: count('conflicting'),
    rejected: count('rejected'),
    items,
  };
}

/** What the batch adds to the tally of each source. */
export function tallyOf(
  stored: Stored,
  items: readonly IngestItem[],
  rejectedBySource: ReadonlyMap<string, number>,
): SourceIncrement[] {
  const tally = new Map<string, SourceIncrement>();
  const of = (source: string) => {
    const known = tally.get(source) ?? {
      source,
      events: 0,
      conflicting: 0,
      unknown: 0,
      rejected: 0,
    };
    tally.set(source, known);
    return known;
  };
  const results = new Map(items.map(item => [item.index, item.result]));
  for (const { claim, before } of stored.outcomes) {
    const increment = of(claim.candidate.source);
    for (const { index } of claim.items) {
      increment.conflicting += Number(results.get(index) === 'conflicting');
    }
    if (before === undefined) {
      addNew(increment, claim.candidate);
    }
  }
  for (const [source, count] of rejectedBySource) {
    of(source).rejected += count;
  }
  return [...tally.values()];
}

function addNew(increment: SourceIncrement, candidate: Candidate): void {
  increment.events += 1;
  increment.unknown += candidate.fact ? 0 : 1;
  increment.lastEventAt = Math.max(
    increment.lastEventAt ?? candidate.time,
    candidate.time,
  );
}
