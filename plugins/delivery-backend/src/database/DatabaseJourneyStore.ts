import { Knex } from 'knex';
import { foldOfJourney, spansOfJourneys } from './journeys/foldOfJourney';
import { listJourneys } from './journeys/listJourneys';
import { journeySelect, storedJourneys } from './journeys/storedJourneys';
import { JourneyListQuery, JourneyStore } from './JourneyStore';

/** Reads journeys from the plugin's database. */
export class DatabaseJourneyStore implements JourneyStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DatabaseJourneyStore {
    return new DatabaseJourneyStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  list(query: JourneyListQuery) {
    return listJourneys(this.#knex, query);
  }

  /** One look-up in a unique index. */
  async find(rootKey: string, options: { asOf: number }) {
    const rows = await journeySelect(this.#knex, options.asOf).where({
      root_key: rootKey,
    });
    const [journey] = await storedJourneys(this.#knex, rows);
    return journey;
  }

  fold(journeyId: number) {
    return foldOfJourney(this.#knex, journeyId);
  }

  spans(journeyIds: readonly number[]) {
    return spansOfJourneys(this.#knex, journeyIds);
  }
}
