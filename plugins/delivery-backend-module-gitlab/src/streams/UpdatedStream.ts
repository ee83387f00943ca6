import { SourceMemory } from '@delivery-stack/backstage-plugin-delivery-node';
import { Updated } from '../api/types';

/**
 * How long an answer may lag behind what happened: what the cursor has passed
 * by less is asked for again, and known by its id.
 */
const OVERLAP_MS = 5 * 60_000;
/** Items of one page: what a crash repeats at most. */
const PAGE = 25;

/** Up to when a stream was read, and what of the last minutes was. */
type Position = {
  /** Epoch milliseconds. */
  time: number;
  /** Instants of their last changes by id. */
  seen: Record<string, number>;
};

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
  readonly #memory: SourceMemory;
  readonly #key: string;
  readonly #reader: StreamReader<T>;
  #position: Position;

  /** @param options - `since` is where the first run begins, epoch milliseconds. */
  static async open<T extends Updated>(
    memory: SourceMemory,
    options: { key: string; since: number } & StreamReader<T>,
  ): Promise<UpdatedStream<T>> {
    const { key, since, ...reader } = options;
    const known = await memory.get<Position>(key);
    const position = known ?? { time: since, seen: {} };
    return new UpdatedStream(memory, key, reader, position);
  }

  private constructor(
    memory: SourceMemory,
    key: string,
    reader: StreamReader<T>,
    position: Position,
  ) {
    this.#memory = memory;
    this.#key = key;
    this.#reader = reader;
    this.#position = position;
  }

  /** Reads up to the end. */
  async read(): Promise<void> {
    let from = this.#position.time - OVERLAP_MS;
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
        item => this.#isNew(item) && known.get(item.id) !== timeOf(item),
      );
      wasFresh ||= fresh.length > 0;
      if (fresh.length > 0) {
        await this.#reader.store(fresh);
      }
      items.forEach(item => known.set(item.id, timeOf(item)));
      await this.#pass(items);
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

  /** Whether an item is another one, or changed, since it was read. */
  #isNew(item: T): boolean {
    return this.#position.seen[item.id] !== timeOf(item);
  }

  /** Moves past items that are stored. */
  async #pass(items: readonly T[]): Promise<void> {
    if (!items.some(item => this.#isNew(item))) {
      return;
    }
    const time = Math.max(this.#position.time, ...items.map(timeOf));
    const seen = Object.fromEntries(
      [
        ...Object.entries(this.#position.seen),
        ...items.map(item => [item.id, timeOf(item)] as const),
      ].filter(([, at]) => at >= time - OVERLAP_MS),
    );
    this.#position = { time, seen };
    await this.#memory.set(this.#key, this.#position);
  }
}
