import { Knex } from 'knex';
import {
  EntityStore,
  Membership,
  ScopeType,
  StoredEntity,
} from './EntityStore';
import { FigureScope } from './FigureScope';
import { number, query, rowsAs } from './rows';
import { inScope } from './scopeFilter';

const MOST_INVOLVED = 5_000;
const MOST_SCOPES = 2_000;

/** Components with figures of their own, by what they are in now, as `es`. */
const CURRENT = `from entity_scope es
  join entity e on e.id = es.entity_id and e.kind = 'component' and e.gone_ms is null
  where es.to_day is null`;

/** Reads what the catalog mapping knows from the plugin's database. */
export class DatabaseEntityStore implements EntityStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DatabaseEntityStore {
    return new DatabaseEntityStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** One look-up in a unique index. */
  async byRef(ref: string) {
    const row = await this.#knex('entity')
      .where({ ref: ref.toLocaleLowerCase('en-US') })
      .first();
    return row && entityOf(row);
  }

  /** One look-up in the primary key each. */
  async byIds(ids: readonly number[]) {
    const rows = await query<Record<string, any>>(
      this.#knex,
      'select * from entity where id in (select id from ? as r)',
      [
        rowsAs(
          this.#knex,
          { id: 'integer' },
          ids.map(id => ({ id })),
        ),
      ],
    );
    return new Map(rows.map(row => [number(row.id), entityOf(row)]));
  }

  /** Grows with the members of the scope. */
  async memberCount(scopeId: number) {
    const [{ n }] = await query<{ n: number }>(
      this.#knex,
      `select count(distinct es.entity_id) as n ${CURRENT} and es.scope_id = ?`,
      [scopeId],
    );
    return number(n);
  }

  /** Grows with the entities of the catalog. */
  async scopes(type: ScopeType) {
    const rows = await query<Record<string, any>>(
      this.#knex,
      `select s.*, m.members from (
        select es.scope_id, count(distinct es.entity_id) as members
          ${CURRENT} and es.scope_type = ? group by es.scope_id) m
        join entity s on s.id = m.scope_id order by s.ref limit ${MOST_SCOPES}`,
      [type],
    );
    return rows.map(row => ({
      entity: entityOf(row),
      members: number(row.members),
    }));
  }

  /** As {@link DatabaseEntityStore.scopes}. */
  async memberships(): Promise<Membership[]> {
    const rows = await query<Record<string, any>>(
      this.#knex,
      `select e.id, e.ref, es.scope_type, es.scope_id, s.ref as scope_ref
        from entity e
        left join entity_scope es on es.entity_id = e.id and es.to_day is null
        left join entity s on s.id = es.scope_id
        where e.kind = 'component' and e.gone_ms is null order by e.id`,
    );
    return rows.map(row => ({
      entityId: number(row.id),
      entityRef: row.ref,
      scope: row.scope_type
        ? { type: row.scope_type, id: number(row.scope_id), ref: row.scope_ref }
        : undefined,
    }));
  }

  /** Grows with the journeys of the scope: three look-ups each. */
  async involvedIn(scope: FigureScope) {
    const involved = this.#knex('journey_entity as je2')
      .join('entity as e', 'e.id', 'je2.entity_id')
      .distinct('e.ref')
      .limit(MOST_INVOLVED);
    const rows = await inScope(involved, scope, {
      journey: 'je2.journey_id',
      ended: 'null',
      today: Number.MAX_SAFE_INTEGER,
    });
    return rows.map((row: { ref: string }) => row.ref).sort();
  }

  /** An index on what is not matched: grows with that. */
  async unmatchedSubjects(limit: number) {
    const rows = await this.#knex('journey_scope')
      .where('matched', false)
      .groupBy('subject')
      .select('subject')
      .count({ n: '*' })
      .orderBy([{ column: 'n', order: 'desc' }, 'subject'])
      .limit(limit);
    return rows.map((row: any) => ({
      subject: row.subject,
      journeys: number(row.n),
    }));
  }
}

function entityOf(row: Record<string, any>): StoredEntity {
  return {
    id: number(row.id),
    ref: row.ref,
    kind: row.kind,
    title: row.title,
    gone: row.gone_ms !== null,
  };
}
