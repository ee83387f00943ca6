import { Knex } from 'knex';
import { FigureScope } from './FigureScope';

const DAY = 86_400_000;

/** Which column says the journey, and which the instant that ownership is of. */
export interface ScopedColumns {
  /** E.g. `j.id`. */
  journey: string;
  /** E.g. `j.to_ms`; where it is null, `today` counts. */
  ended: string;
  /** Epoch milliseconds. */
  today: number;
}

/**
 * Keeps the rows of a scope, each as owned on the day that it ended.
 *
 * @remarks
 * The journeys of the scope's members are found first, so that a query costs
 * what its scope has, not what the organisation has; `exists` then checks the
 * day. A journey that involves several members counts once.
 */
export function inScope(
  query: Knex.QueryBuilder,
  scope: FigureScope,
  columns: ScopedColumns,
): Knex.QueryBuilder {
  const { journey } = columns;
  switch (scope.type) {
    case 'organisation':
      return query;
    case 'entity':
      return query.whereRaw(
        '?? in (select je.journey_id from journey_entity je where je.entity_id = ?)',
        [journey, scope.entityId],
      );
    default:
      return query
        .whereRaw(
          `?? in (select je.journey_id from entity_scope es
            join journey_entity je on je.entity_id = es.entity_id
            where es.scope_id = ?)`,
          [journey, scope.entityId],
        )
        .whereRaw(
          `exists (select 1 from journey_entity je
            join entity_scope es on es.entity_id = je.entity_id
            where je.journey_id = ?? and es.scope_id = ? and ${ownedOn(
              columns,
            )})`,
          [journey, scope.entityId],
        );
  }
}

/** SQL that says whether row `es` of entity_scope holds on a row's day. */
export function ownedOn({
  ended,
  today,
}: Pick<ScopedColumns, 'ended' | 'today'>): string {
  const day = `(coalesce(${ended}, ${Math.trunc(today)}) / ${DAY})`;
  return `es.from_day <= ${day} and (es.to_day is null or es.to_day > ${day})`;
}
