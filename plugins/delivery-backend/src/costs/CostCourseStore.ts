import { CostAnomaly } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { Columns, insertRows, query, rowsAs } from '../database/rows';

/** What an entity costs as a rule, in one currency, and where it left that. */
export interface CostCourse {
  entityRef: string;
  currency: string;
  /** Days that there were to look at. */
  days: number;
  /** First and last day that were watched; none: too few days. */
  watched?: { from: string; until: string };
  anomalies: readonly CostAnomaly[];
}

const columns: Columns = {
  entity_ref: 'text',
  currency: 'text',
  round: 'bigint',
  days: 'integer',
  watched_from: 'text',
  watched_until: 'text',
  anomalies: 'text',
};

/** Of two replicas that look at once, neither may take the other's for old. */
const LATER = `case when excluded."round" > cost_course."round"
  then excluded."round" else cost_course."round" end`;

const updates = Object.keys(columns)
  .map(name => `"${name}" = ${name === 'round' ? LATER : `excluded."${name}"`}`)
  .join(', ');

/** Keeps the courses of costs. @internal */
export class CostCourseStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): CostCourseStore {
    return new CostCourseStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** @param round - When it was looked at, epoch milliseconds. */
  async save(courses: readonly CostCourse[], round: number): Promise<void> {
    const rows = courses.map(course => ({
      entity_ref: course.entityRef,
      currency: course.currency,
      round,
      days: course.days,
      watched_from: course.watched?.from,
      watched_until: course.watched?.until,
      anomalies: JSON.stringify(course.anomalies),
    }));
    await insertRows(this.#knex, 'cost_course', columns, rows, {
      tail: `on conflict (entity_ref, currency) do update set ${updates}`,
    });
  }

  /** Forgets what cost nothing any more when it was looked at last. */
  async forgetBefore(round: number): Promise<void> {
    await this.#knex('cost_course').where('round', '<', round).delete();
  }

  /** When the oldest of all courses was looked at, epoch ms; none: no course. */
  async lookedAt(): Promise<number | undefined> {
    const [{ round }] = await this.#knex('cost_course').min({ round: 'round' });
    return round === null ? undefined : Number(round);
  }

  /** A look-up for each ref. */
  async of(refs: readonly string[]): Promise<CostCourse[]> {
    const unique = new Set(refs.map(ref => ref.toLocaleLowerCase('en-US')));
    const rows = await query<Record<string, string | null>>(
      this.#knex,
      `select c.* from ? as r join cost_course c on c.entity_ref = r.ref
        order by c.entity_ref, c.currency`,
      [
        rowsAs(
          this.#knex,
          { ref: 'text' },
          [...unique].map(ref => ({ ref })),
        ),
      ],
    );
    return rows.map(courseOf);
  }
}

function courseOf(row: Record<string, string | null>): CostCourse {
  const { watched_from: from, watched_until: until } = row;
  return {
    entityRef: row.entity_ref!,
    currency: row.currency!,
    days: Number(row.days),
    ...(from && until && { watched: { from, until } }),
    anomalies: JSON.parse(row.anomalies!),
  };
}
