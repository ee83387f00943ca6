import { MeasureRole } from '@delivery-stack/backstage-plugin-delivery-common';
import { Reading } from '@delivery-stack/flow';
import { Knex } from 'knex';

/** The latest readings that figures rest on; what came before is history. */
const MOST_READINGS = 10_000;

/** One measure of one outcome. */
export interface MeasureKey {
  outcome: string;
  role: MeasureRole;
}

/** One measure, as one declaration of its meter reads it. */
export interface MeterKey extends MeasureKey {
  /** Digest of the declaration. */
  meter: string;
}

/** How a meter is doing; instants are epoch milliseconds. */
export interface MeterStanding {
  meter: string;
  triedAt: number;
  /** Undefined: never succeeded. */
  readAt?: number;
  problem?: string;
}

/** Keeps what meters read. @internal */
export class ReadingStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): ReadingStore {
    return new ReadingStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The latest readings, oldest first: one range of the primary key. */
  async readings(key: MeterKey): Promise<Reading[]> {
    const rows = await this.#knex('outcome_reading')
      .where({ ...key })
      .orderBy('at_ms', 'desc')
      .limit(MOST_READINGS)
      .select('at_ms', 'value');
    return rows
      .map(row => ({ at: Number(row.at_ms), value: Number(row.value) }))
      .reverse();
  }

  async standing({
    outcome,
    role,
  }: MeasureKey): Promise<MeterStanding | undefined> {
    const row = await this.#knex('outcome_meter')
      .where({ outcome, role })
      .first();
    return (
      row && {
        meter: row.meter,
        triedAt: Number(row.tried_ms),
        ...(row.read_ms !== null && { readAt: Number(row.read_ms) }),
        ...(row.problem !== null && { problem: row.problem }),
      }
    );
  }

  /** Instant of the last reading; one look-up at the end of a range. */
  async lastAt(key: MeterKey): Promise<number | undefined> {
    const row = await this.#knex('outcome_reading')
      .where({ ...key })
      .max({ at: 'at_ms' })
      .first();
    return row?.at === null || row?.at === undefined
      ? undefined
      : Number(row.at);
  }

  /** Notes an attempt with all that it read; a reading that is there stays. */
  async save(
    key: MeterKey,
    attempt: { at: number; readings: readonly Reading[]; problem?: string },
  ): Promise<void> {
    const { outcome, role, meter } = key;
    const before = await this.standing(key);
    const lastRead = before?.meter === meter ? before.readAt : undefined;
    const readAt = attempt.problem === undefined ? attempt.at : lastRead;
    const rows = attempt.readings.map(({ at, value }) => ({
      ...{ outcome, role, meter },
      at_ms: at,
      value,
      read_ms: attempt.at,
    }));
    await this.#knex.transaction(async transaction => {
      for (let start = 0; start < rows.length; start += 100) {
        await transaction('outcome_reading')
          .insert(rows.slice(start, start + 100))
          .onConflict(['outcome', 'role', 'meter', 'at_ms'])
          .ignore();
      }
      await transaction('outcome_meter')
        .insert({
          ...{ outcome, role, meter },
          tried_ms: attempt.at,
          read_ms: readAt ?? null,
          problem: attempt.problem?.slice(0, 1_000) ?? null,
        })
        .onConflict(['outcome', 'role'])
        .merge();
    });
  }
}
