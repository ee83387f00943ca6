import {
  CheckIn,
  MeasureRole,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { Reading } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { iso } from '../../insight/window';
import { MeasureKey } from './ReadingStore';

const MOST_LISTED = 200;
const MOST_READINGS = 10_000;

interface CheckInRow {
  seq: number;
  id: string;
  outcome: string;
  role: MeasureRole;
  at_ms: number;
  value: number;
  note: string;
  author: string;
  entered_ms: number;
}

/** Keeps what people entered; nothing of it is ever changed. @internal */
export class CheckInStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): CheckInStore {
    return new CheckInStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async add(row: Omit<CheckInRow, 'seq'>): Promise<CheckIn> {
    await this.#knex('outcome_check_in').insert(row);
    return checkInOf(row);
  }

  /** Of both measures, the latest entered first. */
  async list(outcome: string): Promise<CheckIn[]> {
    const rows = await this.#knex<CheckInRow>('outcome_check_in')
      .where({ outcome })
      .orderBy('seq', 'desc')
      .limit(MOST_LISTED);
    return rows.map(checkInOf);
  }

  /**
   * As a series, oldest first: of two about one instant, the one that was
   * entered later corrects the other. One range of an index.
   */
  async readings({ outcome, role }: MeasureKey): Promise<Reading[]> {
    const rows = await this.#knex<CheckInRow>('outcome_check_in')
      .where({ outcome, role })
      .orderBy([
        { column: 'at_ms', order: 'desc' },
        { column: 'seq', order: 'desc' },
      ])
      .limit(MOST_READINGS);
    const byInstant = new Map<number, number>();
    for (const row of rows) {
      const at = Number(row.at_ms);
      if (!byInstant.has(at)) {
        byInstant.set(at, Number(row.value));
      }
    }
    return [...byInstant].map(([at, value]) => ({ at, value })).reverse();
  }
}

function checkInOf(row: Omit<CheckInRow, 'seq'>): CheckIn {
  return {
    id: row.id,
    role: row.role,
    value: Number(row.value),
    at: iso(Number(row.at_ms)),
    note: row.note,
    author: row.author,
    enteredAt: iso(Number(row.entered_ms)),
  };
}
