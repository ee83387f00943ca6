import { Knex } from 'knex';
import { insertRows } from '../rows';

/** Longest body of a dead letter that is kept, in characters. */
export const longestLetter = 8_000;

/** What could not be stored as an event. */
export interface NewDeadLetter {
  bodyHash: string;
  source: string;
  received: number;
  reason: string;
  body: string;
}

/** Keeps dead letters; the same one again is not kept twice. */
export async function insertDeadLetters(
  knex: Knex,
  letters: readonly NewDeadLetter[],
): Promise<Set<string>> {
  const inserted = await insertRows<{ body_hash: string }>(
    knex,
    'dead_letter',
    {
      body_hash: 'text',
      source: 'text',
      received_ms: 'bigint',
      reason: 'text',
      body: 'text',
    },
    letters.map(letter => ({
      body_hash: letter.bodyHash,
      source: letter.source,
      received_ms: letter.received,
      reason: letter.reason,
      body: letter.body,
    })),
    { tail: 'on conflict (body_hash) do nothing returning body_hash' },
  );
  return new Set(inserted.map(row => row.body_hash));
}
