import { costAnomalies } from '@delivery-stack/flow';
import { setImmediate } from 'node:timers/promises';
import { Knex } from 'knex';
import { Clock } from '../insight/Clock';
import { dayOf, isoDay } from '../projection/days';
import { CostCourse, CostCourseStore } from './CostCourseStore';
import { DayRange } from './CoveredDays';
import { EntitySpend, EntitySpendSeries } from './EntitySpend';

/** Thirteen months: what `costAnomalies` looks at. */
const LOOKS_BACK = 400;
const AT_ONCE = 200;

/** Looks, for each entity, for what its season and trend do not explain. @internal */
export class CostCourses {
  readonly #options: Parameters<typeof CostCourses.create>[0];
  /** Whether this replica looked to the end yet. */
  #looked = false;

  static create(options: {
    knex: Knex;
    spend: EntitySpend;
    store: CostCourseStore;
    clock: Clock;
  }): CostCourses {
    return new CostCourses(options);
  }

  private constructor(options: Parameters<typeof CostCourses.create>[0]) {
    this.#options = options;
  }

  /**
   * Looks again where a file was read since the last time.
   *
   * @remarks
   * Reads the charges of 13 months once, and holds those of a hundred entities
   * at a time. A replica that starts looks once more: the one before may have
   * been stopped half way.
   */
  async run(signal: AbortSignal): Promise<void> {
    const { spend, store, clock } = this.#options;
    const round = clock();
    if (this.#looked && !(await this.#isDue())) {
      return;
    }
    this.#looked = false;
    const covered = coveredLast(await this.#files(), dayOf(round));
    let courses: CostCourse[] = [];
    for await (const series of covered ? spend.series(covered.first) : []) {
      if (signal.aborted) {
        return;
      }
      courses.push(courseOf(series, covered!));
      // Some milliseconds each: whoever asks the backend meanwhile is served.
      await setImmediate();
      if (courses.length >= AT_ONCE) {
        await store.save(courses, round);
        courses = [];
      }
    }
    await store.save(courses, round);
    await store.forgetBefore(round);
    this.#looked = true;
  }

  /** Whether a file was read, whichever replica read it, since the oldest course was looked at. */
  async #isDue(): Promise<boolean> {
    const [{ read }] = await this.#options
      .knex('cost_file')
      .whereNot({ state: 'failed' })
      .max({ read: 'taken_ms' });
    const looked = await this.#options.store.lookedAt();
    return read !== null && (looked === undefined || Number(read) >= looked);
  }

  /** Days of files that count: some dozens a year. */
  async #files(): Promise<DayRange[]> {
    const rows = await this.#options
      .knex('cost_file')
      .where({ counts: true })
      .whereNotNull('first_day')
      .distinct('first_day', 'last_day');
    return rows.map(row => ({
      first: Number(row.first_day),
      last: Number(row.last_day),
    }));
  }
}

/**
 * The days up to the last that was delivered, back to the first gap: a day that
 * no file delivered is no day without cost.
 */
function coveredLast(
  files: readonly DayRange[],
  today: number,
): DayRange | undefined {
  const delivered = files.filter(({ first }) => first <= today);
  const last = Math.min(today, Math.max(...delivered.map(each => each.last)));
  if (delivered.length === 0) {
    return undefined;
  }
  let first = last + 1;
  for (const file of [...delivered].sort((a, b) => b.last - a.last)) {
    if (file.last < first - 1) {
      break;
    }
    first = Math.min(first, file.first);
  }
  return { first: Math.max(first, last - LOOKS_BACK + 1), last };
}

function courseOf(series: EntitySpendSeries, covered: DayRange): CostCourse {
  const { entityRef, currency, days } = series;
  const until = isoDay(covered.last);
  const found = costAnomalies(
    days.filter(({ day }) => day <= until),
    { coveredUntil: until },
  );
  return {
    entityRef,
    currency,
    days: found.days,
    ...(found.watched && { watched: found.watched }),
    anomalies: found.anomalies,
  };
}
