import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { writeState } from '../database/projectionState';
import { query } from '../database/rows';
import { dayOf } from '../projection/days';

/** Rows per statement, so that none holds others up for long. */
const BATCH = 2_000;

/** Instants before which something is deleted; epoch milliseconds. */
export interface RetentionLimits {
  events: number;
  passages: number;
  deadLetters: number;
}

/**
 * A cluster may be archived when all it has is over: nothing in it is open,
 * nothing is due, and its last event is past its time.
 */
const ARCHIVABLE = `select c.id from cluster c
  where c.archived_ms is null and c.due_ms is null
    and not exists (select 1 from journey j
      where j.cluster_id = c.id and (j.to_ms is null or j.to_ms >= ?))
    and not exists (select 1 from node n join event e on e.node_id = n.id
      where n.cluster_id = c.id and e.time_ms >= ?)
  limit ${BATCH}`;

/** Events of archived clusters, of what attaches to nothing alive, or unknown. */
const DELETABLE = `select e.id from event e left join node n on n.id = e.node_id
  where e.time_ms < ? and (
    e.node_id is null
    or exists (select 1 from cluster c
      where c.id = n.cluster_id and c.archived_ms is not null)
    or (n.cluster_id is null and not exists (
      select 1 from journey_node jn
        join journey j on j.id = jn.journey_id
        join cluster c on c.id = j.cluster_id
        where jn.node_id = n.id and c.archived_ms is null)))
  limit ${BATCH}`;

/**
 * Deletes what is past its time, in batches, oldest concerns first.
 *
 * @remarks
 * Journeys outlive their events: a cluster whose events are deleted is
 * archived and stays as it was told last. Open journeys keep their events,
 * however old. Sketches stay for ever; days whose passages are gone are never
 * computed again.
 */
export class DatabaseRetention {
  readonly #knex: Knex;
  readonly #clock: () => number;

  static create(options: {
    knex: Knex;
    clock?: () => number;
  }): DatabaseRetention {
    return new DatabaseRetention(options.knex, options.clock ?? Date.now);
  }

  private constructor(knex: Knex, clock: () => number) {
    this.#knex = knex;
    this.#clock = clock;
  }

  /** Deletes until nothing is left to delete, or the signal fires. */
  async run(limits: RetentionLimits, signal: AbortSignal): Promise<void> {
    const now = this.#clock();
    const steps: Array<[string, number[]]> = [
      [
        `update cluster set archived_ms = ${now} where id in (${ARCHIVABLE}) returning id`,
        [limits.events, limits.events],
      ],
      [
        `delete from event where id in (${DELETABLE}) returning id`,
        [limits.events],
      ],
    ];
    for (const [sql, bindings] of steps) {
      await this.#repeat(sql, bindings, signal);
    }
    const value = String(dayOf(limits.passages) + 1);
    await writeState(this.#knex, 'sketchesKeptBefore', { value, now });
    await this.#repeat(
      `delete from journey where id in (
        select id from journey where to_ms < ? limit ${BATCH}) returning id`,
      [limits.passages],
      signal,
    );
    await this.#repeat(
      `delete from dead_letter where id in (
        select id from dead_letter where received_ms < ? limit ${BATCH}) returning id`,
      [limits.deadLetters],
      signal,
    );
  }

  async #repeat(
    sql: string,
    bindings: readonly number[],
    signal: AbortSignal,
  ): Promise<void> {
    while (!signal.aborted) {
      const rows = await query(this.#knex, sql, bindings);
      if (rows.length < BATCH) {
        return;
      }
      await setImmediate();
    }
  }
}
