import { Knex } from 'knex';
import { batches, number, optionalNumber, query, rowsAs } from '../rows';
import { eventKey, NewEvent } from './insertEvents';

/** An event that is stored already. */
export interface KnownEvent {
  id: number;
  bodyHash: string;
  nodeId?: number;
}

/** Finds stored events by (source, id): one look-up in a unique index each. */
export async function findEvents(
  knex: Knex,
  events: ReadonlyArray<{ sourceId: number; extId: string }>,
): Promise<Map<string, KnownEvent>> {
  const found = new Map<string, KnownEvent>();
  for (const batch of batches(events)) {
    const rows = await query<Record<string, string>>(
      knex,
      `select e.id, e.source_id, e.ext_id, e.body_hash, e.node_id
        from ? as r join event e on e.source_id = r.source_id and e.ext_id = r.ext_id`,
      [
        rowsAs(
          knex,
          { source_id: 'integer', ext_id: 'text' },
          batch.map(each => ({ source_id: each.sourceId, ext_id: each.extId })),
        ),
      ],
    );
    for (const row of rows) {
      const key = { sourceId: number(row.source_id), extId: row.ext_id };
      found.set(eventKey(key), {
        id: number(row.id),
        bodyHash: row.body_hash,
        nodeId: optionalNumber(row.node_id),
      });
    }
  }
  return found;
}

/** The stored body of one event. */
export async function contentOf(knex: Knex, id: number): Promise<string> {
  const row = await knex('event').where({ id }).first('content');
  return row.content;
}

/** Puts a greater body in place of a stored one. */
export async function replaceEvent(
  knex: Knex,
  id: number,
  event: NewEvent,
): Promise<void> {
  await knex('event')
    .where({ id })
    .update({
      type: event.type,
      node_id: event.nodeId ?? null,
      time_ms: event.time,
      body_hash: event.bodyHash,
      content: event.content,
    });
}
