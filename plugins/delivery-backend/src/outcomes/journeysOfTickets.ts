import { Knex } from 'knex';
import { StoredJourney } from '../database/JourneyStore';
import {
  journeySelect,
  storedJourneys,
} from '../database/journeys/storedJourneys';

/**
 * Journeys of some tickets: those that they are the root of, that they belong
 * to, and, for an epic, all that are attached to it. The latest need first.
 *
 * A look-up in a unique index for each ticket, and one range for the journeys
 * of its node.
 */
export async function journeysOfTickets(
  knex: Knex,
  query: { keys: readonly string[]; asOf: number; limit: number },
): Promise<{ journeys: StoredJourney[]; total: number }> {
  const { keys, asOf, limit } = query;
  const ofNodes = knex('node as n')
    .join('journey_node as jn', 'jn.node_id', 'n.id')
    .whereIn(
      'n.key',
      keys.map(key => `ticket:${key}`),
    )
    .select('jn.journey_id');
  const matching = () =>
    journeySelect(knex, asOf)
      .where('j.from_ms', '<=', asOf)
      .where(either =>
        either.whereIn('j.root_key', keys).orWhereIn('j.id', ofNodes),
      );
  const [counted] = await matching().clearSelect().count({ n: '*' });
  const rows = await matching()
    .orderBy([
      { column: 'j.from_ms', order: 'desc' },
      { column: 'j.id', order: 'desc' },
    ])
    .limit(limit);
  return {
    journeys: await storedJourneys(knex, rows),
    total: Number(counted.n),
  };
}
