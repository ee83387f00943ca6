import { Knex } from 'knex';
import { JourneyListQuery, JourneyPage } from '../JourneyStore';
import { number, rowsAs } from '../rows';
import { inScope } from '../scopeFilter';
import {
  governanceUpTo,
  journeySelect,
  storedJourneys,
} from './storedJourneys';

/**
 * A page of journeys.
 *
 * Costs what the scope's journeys cost: the sort keys of open journeys depend
 * on `asOf`, so no index holds their order. 3,000
 * journeys: 13 ms on PostgreSQL, 3 ms on SQLite.
 */
export async function listJourneys(
  knex: Knex,
  query: JourneyListQuery,
): Promise<JourneyPage> {
  const { asOf, limit, after } = query;
  const value = valueOf(query);
  const [{ n }] = await filtered(knex, knex('journey as j'), query).count({
    n: '*',
  });
  const page = filtered(knex, journeySelect(knex, asOf), query)
    .select(knex.raw(`${value} as sort_value`))
    .orderByRaw(`${value} desc, j.id desc`)
    .limit(limit + 1);
  if (after) {
    page.whereRaw(`(${value} < ? or (${value} = ? and j.id < ?))`, [
      after.value,
      after.value,
      after.id,
    ]);
  }
  const rows = await page;
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  return {
    items: await storedJourneys(knex, shown),
    total: number(n),
    next:
      rows.length > limit
        ? { value: number(last.sort_value), id: number(last.id) }
        : undefined,
  };
}

function valueOf({ orderBy, asOf }: JourneyListQuery): string {
  switch (orderBy) {
    case 'from':
      return 'j.from_ms';
    case 'governanceLatency':
      return governanceUpTo(asOf);
    default:
      return `(coalesce(j.to_ms, ${Math.trunc(asOf)}) - j.from_ms)`;
  }
}

function filtered(
  knex: Knex,
  journeys: Knex.QueryBuilder,
  query: JourneyListQuery,
): Knex.QueryBuilder {
  const { scope, window, gate, search, involving } = query;
  inScope(journeys, scope, {
    journey: 'j.id',
    ended: 'j.to_ms',
    today: window.until,
  });
  inStatus(journeys, query);
  if (gate !== undefined) {
    journeys.whereRaw(
      'exists (select 1 from passage p where p.journey_id = j.id and p.gate = ?)',
      [gate],
    );
  }
  if (involving) {
    const refs = involving.map(ref => ({ ref }));
    journeys.whereRaw(
      `exists (select 1 from journey_entity je join entity e on e.id = je.entity_id
        where je.journey_id = j.id and e.ref in (select ref from ? as r))`,
      [rowsAs(knex, { ref: 'text' }, refs)],
    );
  }
  if (search) {
    const part = search.toLocaleLowerCase('en-US').replace(/[\\%_]/g, '\\$&');
    journeys.whereRaw(
      `lower(j.root_key || ' ' || coalesce(j.title, '')) like ? escape '\\'`,
      [`%${part}%`],
    );
  }
  return journeys;
}

function inStatus(
  journeys: Knex.QueryBuilder,
  { status, window }: JourneyListQuery,
): void {
  const { since, until } = window;
  const closed = '(j.to_ms >= ? and j.to_ms < ?)';
  const open = '(j.from_ms < ? and (j.to_ms is null or j.to_ms >= ?))';
  if (status === 'closed') {
    journeys.whereRaw(closed, [since, until]);
  } else if (status === 'open') {
    journeys.whereRaw(open, [until, until]);
  } else {
    journeys.whereRaw(`(${closed} or ${open})`, [since, until, until, until]);
  }
}
