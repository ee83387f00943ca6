import { Knex } from 'knex';
import { ChildRows } from '../../projection/journeyTables';
import {
  number,
  optionalBoolean,
  optionalNumber,
  query,
  rowsAs,
} from '../rows';

/** What is stored of a cluster's journeys, as far as a projection compares. */
export interface KnownJourney {
  id: number;
  rootKey: string;
  digest: string;
  entityIds: number[];
}

/** The journeys of a cluster: one index range, and one per journey. */
export async function journeysOfCluster(
  knex: Knex,
  clusterId: number,
): Promise<KnownJourney[]> {
  const rows = await query<{ id: string; root_key: string; digest: string }>(
    knex,
    'select id, root_key, digest from journey where cluster_id = ? order by id',
    [clusterId],
  );
  const ids = rows.map(row => number(row.id));
  const entities = await entitiesOfJourneys(knex, ids);
  return rows.map((row, index) => ({
    id: ids[index],
    rootKey: row.root_key,
    digest: row.digest,
    entityIds: entities.get(ids[index]) ?? [],
  }));
}

async function entitiesOfJourneys(
  knex: Knex,
  ids: readonly number[],
): Promise<Map<number, number[]>> {
  const rows = await query<{ journey_id: string; entity_id: number }>(
    knex,
    `select j.journey_id, j.entity_id from ? as r
      join journey_entity j on j.journey_id = r.id order by j.entity_id`,
    [
      rowsAs(
        knex,
        { id: 'bigint' },
        ids.map(id => ({ id })),
      ),
    ],
  );
  const entities = new Map<number, number[]>();
  for (const row of rows) {
    const id = number(row.journey_id);
    entities.set(id, [...(entities.get(id) ?? []), number(row.entity_id)]);
  }
  return entities;
}

const roundNumbers = [
  'passage',
  'ordinal',
  'asked_ms',
  'started_ms',
  'decided_ms',
  'returned_ms',
  'resumed_ms',
];
const spellNumbers = [
  'passage',
  'ordinal',
  'opened_ms',
  'ended_ms',
  'abandoned_ms',
  'working_ms',
];
const booleans = ['commented', 'changed', 'caught', 'rubber_stamp'];

/** Rounds and spells of a journey as they were written. Two index ranges. */
export async function measuredOf(
  knex: Knex,
  journeyId: number,
): Promise<Pick<ChildRows, 'round' | 'spell'>> {
  const read = async (table: string, numbers: readonly string[]) => {
    const rows: Array<Record<string, unknown>> = await knex(table).where({
      journey_id: journeyId,
    });
    return rows.map(({ journey_id: _, ...row }) => {
      for (const name of numbers) {
        row[name] = optionalNumber(row[name]);
      }
      for (const name of booleans) {
        if (name in row) {
          row[name] = optionalBoolean(row[name]);
        }
      }
      return row;
    });
  };
  return {
    round: (await read('round', roundNumbers)) as ChildRows['round'],
    spell: (await read('spell', spellNumbers)) as ChildRows['spell'],
  };
}
