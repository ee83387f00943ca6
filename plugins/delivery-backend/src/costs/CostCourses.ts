import { costAnomalies } from '@delivery-stack/flow';
import { createHash } from 'node:crypto';
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
  #seen: string | undefined;

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
   * Looks again where files say something else than the last time.
   *
   * @remarks
   * Reads the charges of 13 months once, and holds those of a hundred entities
   * at a time. A replica that starts looks once more: the result is the same.
   */
  async run(signal: AbortSignal): Promise<void> {
    const { spend, store, clock } = this.#options;
    const today = dayOf(clock());
    const files = await this.#files();
    const stamp = stampOf(files);
    if (stamp === this.#seen) {
      return;
    }
    const covered = coveredLast(files, today);
    const round = clock();
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
    this.#seen = stamp;
  }

  /** Files that count, by last day: some dozens a year. */
  async #files(): Promise<Array<DayRange & { digest: string }>> {
    const rows = await this.#options
      .knex('cost_file')
      .where({ counts: true })
      .whereNotNull('first_day')
      .orderBy(['last_day', 'id'])
      .select('first_day', 'last_day', 'digest');
    return rows.map(row => ({
      first: Number(row.first_day),
      last: Number(row.last_day),
      digest: row.digest,
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

function stampOf(files: ReadonlyArray<DayRange & { digest: string }>): string {
  const hash = createHash('sha256');
  for (const { first, last, digest } of files) {
    hash.update(`${first} ${last} ${digest}\n`);
  }
  return hash.digest('hex');
}
