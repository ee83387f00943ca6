import { JsonValue } from '@backstage/types';
import {
  SourceProblem,
  SourceWish,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Knex } from 'knex';
import { insertRows, number, query } from './rows';
import { countReasons, countTally } from './sourceRuns/counts';
import { listRuns, problemsOf } from './sourceRuns/listRuns';
import {
  SourceProgress,
  SourceRun,
  SourceRunStore,
  SourceRunTally,
} from './SourceRunStore';

/**
 * Keeps the runs of sources in the plugin's database.
 *
 * @remarks
 * Counting is an increment in SQL, so that a webhook on one replica and a run
 * on another lose nothing of each other.
 */
export class DatabaseSourceRunStore implements SourceRunStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DatabaseSourceRunStore {
    return new DatabaseSourceRunStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  list(): Promise<SourceRun[]> {
    return listRuns(this.#knex);
  }

  async started(
    sourceId: string,
    { now, nextAt }: { now: number; nextAt?: number },
  ): Promise<void> {
    await this.#set(sourceId, {
      status: 'running',
      started_ms: now,
      next_ms: nextAt ?? null,
      progress: null,
    });
  }

  async progressed(sourceId: string, progress: SourceProgress): Promise<void> {
    await this.#set(sourceId, { progress: JSON.stringify(progress) });
  }

  /** A problem that was there before keeps the instant it was first seen at. */
  async ended(
    sourceId: string,
    run: {
      now: number;
      status: 'ok' | 'partial' | 'failed';
      problems: readonly SourceProblem[];
    },
  ): Promise<void> {
    const { now, status, problems } = run;
    const [row] = await this.#knex('source_run')
      .where({ source_id: sourceId })
      .select('problems');
    const before = problemsOf(row?.problems);
    const lasting = problems.map(problem => ({
      ...problem,
      since:
        before.find(
          each =>
            each.code === problem.code && each.subject === problem.subject,
        )?.since ?? now,
    }));
    await this.#set(sourceId, {
      status,
      problems: JSON.stringify(lasting),
      ...(status !== 'failed' && { succeeded_ms: now }),
    });
  }

  async count(
    sourceId: string,
    counted: { now: number; tally: SourceRunTally; reasons: readonly string[] },
  ): Promise<void> {
    await this.#ensure(sourceId);
    await countTally(this.#knex, sourceId, counted.tally);
    await countReasons(this.#knex, sourceId, counted);
  }

  async told(
    sourceId: string,
    { now, wishes }: { now: number; wishes: readonly string[] },
  ): Promise<void> {
    await this.#ensure(sourceId);
    await this.#knex.transaction(async transaction => {
      await insertRows(
        transaction,
        'source_wish',
        {
          source_id: 'text',
          key: 'text',
          version: 'integer',
          wished_ms: 'bigint',
        },
        // Sorted, so that two replicas lock them in one order
        [...new Set(wishes)].sort().map(key => ({
          source_id: sourceId,
          key: key.slice(0, 700),
          version: 1,
          wished_ms: now,
        })),
        {
          tail: 'on conflict (source_id, key) do update set version = source_wish.version + 1',
        },
      );
      await transaction('source_run')
        .where({ source_id: sourceId })
        .update({
          webhooks: transaction.raw('webhooks + 1'),
          webhook_ms: now,
        });
    });
  }

  async refused(sourceId: string): Promise<void> {
    await this.#ensure(sourceId);
    await this.#knex('source_run')
      .where({ source_id: sourceId })
      .increment('refused', 1);
  }

  /** An index by age; as many rows as are asked for. */
  async pending(sourceId: string, limit: number): Promise<SourceWish[]> {
    const rows = await this.#knex('source_wish')
      .where({ source_id: sourceId })
      .orderBy(['wished_ms', 'key'])
      .limit(limit)
      .select('key', 'version');
    return rows.map(({ key, version }) => ({ key, version: number(version) }));
  }

  async fulfilled(sourceId: string, wish: SourceWish): Promise<void> {
    const { key, version } = wish;
    await this.#knex('source_wish')
      .where({ source_id: sourceId, key, version })
      .delete();
  }

  async remembered(
    sourceId: string,
    key: string,
  ): Promise<JsonValue | undefined> {
    const [row] = await this.#knex('source_memory')
      .where({ source_id: sourceId, key })
      .select('value');
    return row && JSON.parse(row.value);
  }

  async remember(
    sourceId: string,
    { key, value, now }: { key: string; value: JsonValue; now: number },
  ): Promise<void> {
    await this.#knex('source_memory')
      .insert({
        source_id: sourceId,
        key,
        value: JSON.stringify(value),
        updated_ms: now,
      })
      .onConflict(['source_id', 'key'])
      .merge();
  }

  async forget(sourceId: string, key: string): Promise<void> {
    await this.#knex('source_memory')
      .where({ source_id: sourceId, key })
      .delete();
  }

  async #ensure(sourceId: string): Promise<void> {
    await query(
      this.#knex,
      `insert into source_run (source_id, status) values (?, 'waiting')
        on conflict (source_id) do nothing`,
      [sourceId],
    );
  }

  async #set(sourceId: string, values: object): Promise<void> {
    await this.#ensure(sourceId);
    await this.#knex('source_run')
      .where({ source_id: sourceId })
      .update(values);
  }
}
