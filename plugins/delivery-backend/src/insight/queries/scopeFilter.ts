import { Knex } from 'knex';
import { FigureScope, FigureWindow } from '../../database/FigureScope';

const DAY = 86_400_000;

/** Columns that say which journey a row is about, and when it ended. */
export interface ScopedColumns {
  /** E.g. `j.id`. */
  journey: string;
  /** E.g. `j.to_ms`; null while open. */
  ended: string;
}

/**
 * Keeps the rows of a scope, each as owned on the day that it ended.
 *
 * Written as `exists`, so that a journey which involves several members of a
 * scope counts once.
 */
export function inScope(
  query: Knex.QueryBuilder,
  options: {
    scope: FigureScope;
    columns: ScopedColumns;
    /** Today, for what is open. */
    asOf: number;
  },
): Knex.QueryBuilder {
  const { scope, columns, asOf } = options;
  if (scope.type === 'organisation') {
    return query;
  }
  return query.whereExists(function members() {
    this.select(1)
      .from('journey_entity as je')
      .whereRaw('je.journey_id = ??', [columns.journey]);
    if (scope.type === 'entity') {
      this.where('je.entity_id', scope.entityId);
      return;
    }
    const day = `coalesce(${columns.ended}, ?) / ${DAY}`;
    this.where(either =>
      either
        .where('je.entity_id', scope.entityId)
        .orWhereExists(function own() {
          this.select(1)
            .from('entity_scope as es')
            .whereRaw('es.entity_id = je.entity_id')
            .where('es.scope_id', scope.entityId)
            .whereRaw(`es.from_day <= ${day}`, [asOf])
            .where((until: Knex.QueryBuilder) =>
              until
                .whereNull('es.to_day')
                .orWhereRaw(`es.to_day > ${day}`, [asOf]),
            );
        }),
    );
  });
}

/** Journeys that closed in the window, and those open at its end. */
export function inWindow(
  query: Knex.QueryBuilder,
  window: FigureWindow,
): Knex.QueryBuilder {
  const { since, until } = window;
  return query
    .where('j.from_ms', '<', until)
    .where(either =>
      either.whereNull('j.to_ms').orWhere('j.to_ms', '>=', since),
    );
}
