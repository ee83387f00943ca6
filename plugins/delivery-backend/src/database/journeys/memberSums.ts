import { Knex } from 'knex';
import { ScopeType } from '../EntityStore';
import { FigureWindow } from '../FigureScope';
import { MemberCellSum } from '../JourneyFigureStore';
import { number, query } from '../rows';
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

/** Lengths of closed journeys by system, domain or owner; as above. */
export async function memberLengths(
  knex: Knex,
  { by, window }: MemberQuery,
): Promise<Array<{ scopeId: number; elapsed: number; governance: number }>> {
  const rows = await query<Record<string, any>>(
    knex,
    `select m.scope_id, j.to_ms - j.from_ms as elapsed, j.governance_ms
      from (${members(window.until)}) m join journey j on j.id = m.id`,
    [window.since, window.until, by],
  );
  return rows.map(row => ({
    scopeId: number(row.scope_id),
    elapsed: number(row.elapsed),
    governance: number(row.governance_ms),
  }));
}
