import { Knex } from 'knex';
import { FigureFrame, FigureWindow } from './FigureScope';
import { JourneyFigureStore } from './JourneyFigureStore';
import { cellSums } from './journeys/cellSums';
import { journeyLengths } from './journeys/journeyLengths';
import { memberCellSums, memberLengths } from './journeys/memberSums';
import { closedIn, openAtEnd } from './journeys/inFrame';
import { number } from './rows';

/** Reads sums over journeys from the plugin's database. */
export class DatabaseJourneyFigureStore implements JourneyFigureStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DatabaseJourneyFigureStore {
    return new DatabaseJourneyFigureStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  cellSums(frame: FigureFrame) {
    return cellSums(this.#knex, frame);
  }

  /** Two index ranges: what closed in the window, and what is open. */
  async counts(frame: FigureFrame) {
    const count = async (rows: Knex.QueryBuilder) =>
      number((await rows.count({ n: '*' }))[0].n);
    return {
      closed: await count(closedIn(this.#knex('journey as j'), frame)),
      open: await count(openAtEnd(this.#knex('journey as j'), frame)),
    };
  }

  lengths(frame: FigureFrame & { asOf: number; limit?: number }) {
    return journeyLengths(this.#knex, frame);
  }

  /** As {@link DatabaseJourneyFigureStore.counts}. */
  async timestamps(frame: FigureFrame) {
    const counts = { observed: 0, inferred: 0, missing: 0 };
    for (const narrow of [closedIn, openAtEnd]) {
      const [row] = await narrow(this.#knex('journey as j'), frame).sum({
        observed: 'j.observed',
        inferred: 'j.inferred',
        missing: 'j.missing',
      });
      counts.observed += number(row.observed);
      counts.inferred += number(row.inferred);
      counts.missing += number(row.missing);
    }
    return counts;
  }

  memberCellSums(options: {
    by: 'system' | 'domain' | 'owner';
    window: FigureWindow;
  }) {
    return memberCellSums(this.#knex, options);
  }

  memberLengths(options: {
    by: 'system' | 'domain' | 'owner';
    window: FigureWindow;
  }) {
    return memberLengths(this.#knex, options);
  }
}
