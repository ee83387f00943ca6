import { Knex } from 'knex';
import { insertRows, number, query, rowsAs } from '../rows';

/** What a batch adds to a source's tally. */
export interface SourceIncrement {
  source: string;
  events: number;
  conflicting: number;
  unknown: number;
  rejected: number;
  lastEventAt?: number;
}

/** Ids of sources by name, adding those that are missing. Few rows, for ever. */
export async function ensureSources(
  knex: Knex,
  names: Iterable<string>,
): Promise<Map<string, number>> {
  const wanted = [...new Set(names)].sort();
  const find = async () => {
    const rows = await query<{ id: number; name: string }>(
      knex,
      'select id, name from source where name in (select name from ? as r)',
      [
        rowsAs(
          knex,
          { name: 'text' },
          wanted.map(name => ({ name })),
        ),
      ],
    );
    return new Map(rows.map(row => [row.name, number(row.id)]));
  };
  const known = await find();
  const missing = wanted.filter(name => !known.has(name));
  if (missing.length === 0) {
    return known;
  }
  await insertRows(
    knex,
    'source',
    { name: 'text' },
    missing.map(name => ({ name })),
    { tail: 'on conflict (name) do nothing' },
  );
  return await find();
}

/** Adds to the tallies of sources. One row per source of the batch. */
export async function tallySources(
  knex: Knex,
  increments: readonly SourceIncrement[],
): Promise<void> {
  await query(
    knex,
    `update source set
      events = source.events + r.events,
      conflicting = source.conflicting + r.conflicting,
      unknown = source.unknown + r.unknown,
      rejected = source.rejected + r.rejected,
      last_event_ms = case when source.last_event_ms > r.last_event_ms or r.last_event_ms is null
        then source.last_event_ms else r.last_event_ms end
    from ? as r where source.name = r.name`,
    [
      rowsAs(
        knex,
        {
          name: 'text',
          events: 'bigint',
          conflicting: 'bigint',
          unknown: 'bigint',
          rejected: 'bigint',
          last_event_ms: 'bigint',
        },
        increments.map(each => ({
          name: each.source,
          events: each.events,
          conflicting: each.conflicting,
          unknown: each.unknown,
          rejected: each.rejected,
          last_event_ms: each.lastEventAt,
        })),
      ),
    ],
  );
}
