import { Knex } from 'knex';
import { StoredJourney } from '../JourneyStore';
import { number, optional, optionalNumber, query, rowsAs } from '../rows';

/** Governance latency up to an instant, as SQL over `j`. */
export function governanceUpTo(instant: number): string {
  const at = Math.trunc(instant);
  return `(j.governance_ms + case when j.governance_since_ms < ${at}
    then ${at} - j.governance_since_ms else 0 end)`;
}

/** Journeys as `j`, with what {@link storedJourneys} reads. */
export function journeySelect(knex: Knex, asOf: number): Knex.QueryBuilder {
  return knex('journey as j').select(
    'j.*',
    knex.raw(`${governanceUpTo(asOf)} as governance_now`),
  );
}

/** Maps rows of {@link journeySelect}; one look-up per journey for its entities. */
export async function storedJourneys(
  knex: Knex,
  rows: ReadonlyArray<Record<string, any>>,
): Promise<StoredJourney[]> {
  const refs = await refsOf(
    knex,
    rows.map(row => number(row.id)),
  );
  return rows.map(row => ({
    id: number(row.id),
    rootKey: row.root_key,
    rootKind: row.root_kind,
    rootType: optional(row.root_type),
    title: optional(row.title),
    url: optional(row.url),
    from: number(row.from_ms),
    to: optionalNumber(row.to_ms),
    milestones: JSON.parse(row.milestones),
    working: optionalNumber(row.working_ms),
    governance: number(row.governance_now),
    timestamps: {
      observed: number(row.observed),
      inferred: number(row.inferred),
      missing: number(row.missing),
    },
    entityRefs: refs.get(number(row.id)) ?? [],
  }));
}

async function refsOf(
  knex: Knex,
  ids: readonly number[],
): Promise<Map<number, string[]>> {
  const rows = await query<{ journey_id: string; ref: string }>(
    knex,
    `select je.journey_id, e.ref from ? as r
      join journey_entity je on je.journey_id = r.id
      join entity e on e.id = je.entity_id order by e.ref`,
    [
      rowsAs(
        knex,
        { id: 'bigint' },
        ids.map(id => ({ id })),
      ),
    ],
  );
  const refs = new Map<number, string[]>();
  for (const row of rows) {
    const id = number(row.journey_id);
    refs.set(id, [...(refs.get(id) ?? []), row.ref]);
  }
  return refs;
}
