import { Knex } from 'knex';
import { ScopeType } from '../EntityStore';
import { FigureWindow } from '../FigureScope';
import { MemberCellSum, MemberLength } from '../JourneyFigureStore';
import { number, optionalNumber, query } from '../rows';
import { ownedOn } from '../scopeFilter';

interface MemberQuery {
  by: ScopeType;
  window: FigureWindow;
}

/** Journeys that closed in the window by scope, each once per scope. */
const members = (today: number) => `select distinct es.scope_id, j.id
  from journey j
  join journey_entity je on je.journey_id = j.id
  join entity_scope es on es.entity_id = je.entity_id
  where j.to_ms >= ? and j.to_ms < ? and es.scope_type = ?
    and ${ownedOn({ ended: 'j.to_ms', today })}`;

/**
 * Σ cells by kind of every system, domain or owner.
 *
 * Grows with the journeys that closed in the window, in the organisation.
 */
export async function memberCellSums(
  knex: Knex,
  { by, window }: MemberQuery,
): Promise<MemberCellSum[]> {
  const rows = await query<Record<string, any>>(
    knex,
    `select m.scope_id, c.span_kind, sum(c.ms) as ms
      from (${members(
        window.until,
      )}) m join journey_cell c on c.journey_id = m.id
      group by m.scope_id, c.span_kind`,
    [window.since, window.until, by],
  );
  return rows.map(row => ({
    scopeId: number(row.scope_id),
    spanKind: row.span_kind,
    ms: number(row.ms),
  }));
}

/**
 * Lengths of the journeys that closed in the window, or were open when it
 * ended, of every system, domain or owner.
 *
 * Grows with those journeys, in the organisation.
 */
export async function memberLengths(
  knex: Knex,
  { by, window }: MemberQuery,
): Promise<MemberLength[]> {
  const rows = await query<Record<string, any>>(
    knex,
    `select distinct es.scope_id, j.id, j.from_ms, j.to_ms, j.working_ms,
        j.governance_ms
      from journey j
      join journey_entity je on je.journey_id = j.id
      join entity_scope es on es.entity_id = je.entity_id
      where j.from_ms < ? and (j.to_ms is null or j.to_ms >= ?)
        and es.scope_type = ?
        and ${ownedOn({ ended: 'j.to_ms', today: window.until })}`,
    [window.until, window.since, by],
  );
  return rows.map(row => ({
    scopeId: number(row.scope_id),
    from: number(row.from_ms),
    to: optionalNumber(row.to_ms),
    working: optionalNumber(row.working_ms),
    governance: number(row.governance_ms),
  }));
}
