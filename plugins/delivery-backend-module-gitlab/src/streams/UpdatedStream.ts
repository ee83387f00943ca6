import {
  Cursor,
  Passed,
  SourceMemory,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Updated } from '../api/types';

/** Items of one page: what a crash repeats at most. */
const PAGE = 25;

/** Where a page begins, as the API takes it. */
export interface PageQuery {
  /** ISO 8601; with those that were changed at that very instant. */
  updatedAfter: string;
  orderBy: 'updated_at';
  sort: 'asc';
  perPage: number;
  page: number;
}

/** What reads a stream. */
export interface StreamReader<T extends Updated> {
  ask: (query: PageQuery) => Promise<T[]>;
  /** Stores what was changed; when it resolves, the cursor moves. */
  store: (fresh: T[]) => Promise<void>;
}

const timeOf = ({ updated_at: at }: Updated) => Date.parse(at) || 0;

const passedOf = (item: Updated): Passed => ({
  id: String(item.id),
  time: timeOf(item),
});

/**
 * A list in the order of its last changes, read from where it was left.
 *
 * @remarks
 * What changes while the list is read moves to its end, and all pages behind
 * it move up: counting pages would skip what moved from one into the page
 * before. So each page begins where the one before ended, by its time. Only
 * where more than a page was changed at one instant pages are counted, and
 * then again until nothing is new.
 */
export class UpdatedStream<T extends Updated> {
  readonly #cursor: Cursor;
  readonly #reader: StreamReader<T>;

  /** @param options - `since` is where the first run begins, epoch milliseconds. */
  static async open<T extends Updated>(
    memory: SourceMemory,
    options: { key: string; since: number } & StreamReader<T>,
  ): Promise<UpdatedStream<T>> {
    const { key, since, ...reader } = options;
    return new UpdatedStream(await Cursor.open(memory, key, since), reader);
  }

  private constructor(cursor: Cursor, reader: StreamReader<T>) {
    this.#cursor = cursor;
    this.#reader = reader;
  }

  /** Reads up to the end. */
  async read(): Promise<void> {
    let from = this.#cursor.since;
    for (;;) {
      const end = await this.#readPages(from);
      if (end === undefined) {
        return;
      }
      from = end;
    }
  }

  /**
   * Reads on from an instant; gives the one to go on from.
   *
   * @returns Undefined at the end of the list.
   */
  async #readPages(from: number): Promise<number | undefined> {
    const known = new Map<number, number>();
    for (let page = 1, wasFresh = false; ; page += 1) {
      const items = await this.#reader.ask({
        updatedAfter: new Date(from).toISOString(),
        orderBy: 'updated_at',
        sort: 'asc',
        perPage: PAGE,
        page,
      });
      const fresh = items.filter(
        item =>
          this.#cursor.isNew(passedOf(item)) &&
          known.get(item.id) !== timeOf(item),
      );
      wasFresh ||= fresh.length > 0;
      if (fresh.length > 0) {
        await this.#reader.store(fresh);
      }
      items.forEach(item => known.set(item.id, timeOf(item)));
      await this.#cursor.pass(items.map(passedOf));
      const isOver = items.length < PAGE;
      // Whatever else was changed at the last one's instant may be on the next page.
      const next = Math.max(...items.map(timeOf)) - 1;
      const isPast = isOver || next > from;
      if (isPast && page > 1 && wasFresh) {
        page = 0;
        wasFresh = false;
      } else if (isPast) {
        return isOver ? undefined : next;
      }
    }
  }
}
