import { SourceMemory } from '@delivery-stack/backstage-plugin-delivery-node';
import { TableClient, TablePage, TableRow, textOf } from '../api/TableClient';
import { all, changedWithin } from '../api/query';

/** What is remembered of a pass. A type, so that it is JSON. */
type PassState = {
  /** Records updated since then; the instance's clock, epoch milliseconds. */
  from: number;
  /** When the pass that is under way began. */
  began?: number;
  /** The last record that was handed over. */
  last?: string;
};

/**
 * A record is visible a little after the time that it bears, when its
 * transaction is done: passes overlap by this much; milliseconds.
 */
const OVERLAP = 120_000;

/** Windows are this much longer: seconds pass until the instance reads them. */
const MARGIN = 60_000;

/** Instants of the instance are whole seconds. */
const SECOND = 1_000;

const updatedOf = (row: TableRow) =>
  Date.parse(`${textOf(row, 'sys_updated_on').replace(' ', 'T')}Z`);

/** See {@link Pass}. */
export interface PassOptions {
  key: string;
  table: string;
  /** Further conditions. */
  query?: string;
  fields: readonly string[];
  client: TableClient;
  memory: SourceMemory;
  /** How far the first pass looks back; milliseconds. */
  since: number;
  /** Records of one page. */
  limit: number;
  signal: AbortSignal;
}

/**
 * All records of a table that were updated since the last pass began.
 *
 * @remarks
 * Within a pass records come in the order of their sys_ids, so that a pass
 * that was broken off goes on behind the last one that was handed over. A
 * record updated meanwhile behind that point bears a time after the pass
 * began: the next one, which looks back to that beginning, brings it. None is
 * skipped, whatever people do in the meantime; some come twice.
 *
 * The beginning is taken from the instance's clock, never from ours.
 */
export class Pass {
  readonly #options: PassOptions;

  constructor(options: PassOptions) {
    this.#options = options;
  }

  /**
   * Hands over page by page; what `take` resolved for is not fetched again.
   *
   * @param take - told how many records are left, these included.
   */
  async run(
    take: (rows: TableRow[], remaining: number) => Promise<void>,
  ): Promise<void> {
    const { memory, key, since } = this.#options;
    let state = await memory.get<PassState>(key);
    for (;;) {
      const page = await this.#page(state);
      // Only the instance's answer says what its clock shows.
      const began = state?.began ?? page.now;
      const from = state?.from ?? page.now - since;
      // A window counted by a clock of ours that is ahead holds more than it should.
      const rows = page.rows.filter(row => !(updatedOf(row) < from - SECOND));
      await take(rows, page.remaining);
      if (page.isLast) {
        await memory.set(key, { from: began - OVERLAP });
        return;
      }
      state = { from, began, last: textOf(page.rows.at(-1)!, 'sys_id') };
      await memory.set(key, state);
    }
  }

  /** The next page with records, or the last one without. */
  async #page(state: PassState | undefined): Promise<TablePage> {
    const { client, since, signal } = this.#options;
    for (;;) {
      signal.throwIfAborted();
      // Counted anew for each page, because time goes on.
      const back = (state ? client.now() - state.from : since) + MARGIN;
      const page = await this.#within(back, state?.last);
      // The first answer of a run tells that our clock is behind: too little.
      if (!state || client.now() - state.from <= back) {
        return page;
      }
    }
  }

  async #within(back: number, after: string | undefined): Promise<TablePage> {
    const { client, table, query, fields, limit, signal } = this.#options;
    const pages = client.pages({
      table,
      query: all(changedWithin('sys_updated_on', back / 60_000), query),
      fields,
      after,
      limit,
      signal,
    });
    for await (const page of pages) {
      // Rights may hide every record of a page.
      if (page.rows.length > 0 || page.isLast) {
        return page;
      }
    }
    throw new Error(`${table}: no page is the last one`);
  }
}
