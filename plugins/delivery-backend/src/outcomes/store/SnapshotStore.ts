import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { Knex } from 'knex';
import { dayOf } from '../../projection/days';

/** Keeps what was reported, one report per outcome and day. @internal */
export class SnapshotStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): SnapshotStore {
    return new SnapshotStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The last report of a day stands for it. */
  async save(outcome: string, report: OutcomeReport, now: number) {
    await this.#knex('outcome_snapshot')
      .insert({
        outcome,
        day: dayOf(now),
        made_ms: now,
        report: JSON.stringify(report),
      })
      .onConflict(['outcome', 'day'])
      .merge();
  }

  /** The last report up to an instant, and at most 31 days older. */
  async upTo(outcome: string, at: number): Promise<OutcomeReport | undefined> {
    const row = await this.#knex('outcome_snapshot')
      .where({ outcome })
      .whereBetween('day', [dayOf(at) - 31, dayOf(at)])
      .orderBy('day', 'desc')
      .first();
    return row && JSON.parse(row.report);
  }

  /**
   * As {@link upTo}, of every outcome: one range of the primary key for each,
   * of which one report is read.
   */
  async allUpTo(at: number): Promise<Map<string, OutcomeReport>> {
    const latest = this.#knex('outcome_snapshot')
      .whereBetween('day', [dayOf(at) - 31, dayOf(at)])
      .groupBy('outcome')
      .select('outcome')
      .max({ day: 'day' })
      .as('l');
    const rows = await this.#knex('outcome_snapshot as s')
      .join(latest, join =>
        join.on('l.outcome', 's.outcome').andOn('l.day', 's.day'),
      )
      .select('s.outcome', 's.report');
    return new Map(
      rows.map((row: { outcome: string; report: string }) => [
        row.outcome,
        JSON.parse(row.report),
      ]),
    );
  }
}
