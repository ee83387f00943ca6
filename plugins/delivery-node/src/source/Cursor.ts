import { SourceMemory } from './sourceMemory';

/**
 * How long an answer may lag behind what happened: what the cursor has passed
 * by less is asked for again, and known by its id.
 */
const OVERLAP_MS = 5 * 60_000;

/** Up to when a stream was read, and what of the last minutes was. */
type CursorState = {
  /** Epoch milliseconds. */
  time: number;
  /** Instants by id. */
  seen: Record<string, number>;
};

/** An item of a stream, as its cursor knows it. @public */
export interface Passed {
  id: string;
  /** Epoch milliseconds. */
  time: number;
}

/**
 * How far a stream was read that is ordered by instants of the vendor.
 *
 * @remarks
 * Instants are the vendor's own, so that no clock of ours decides. Move it
 * only past what is stored.
 *
 * @public
 */
export class Cursor {
  readonly #memory: SourceMemory;
  readonly #key: string;
  #state: CursorState;

  /** @param since - Where the first run begins, epoch milliseconds. */
  static async open(
    memory: SourceMemory,
    key: string,
    since: number,
  ): Promise<Cursor> {
    const state = await memory.get<CursorState>(key);
    return new Cursor(memory, key, state ?? { time: since, seen: {} });
  }

  private constructor(memory: SourceMemory, key: string, state: CursorState) {
    this.#memory = memory;
    this.#key = key;
    this.#state = state;
  }

  /** Since when to ask, epoch milliseconds: five minutes before the last item. */
  get since(): number {
    return this.#state.time - OVERLAP_MS;
  }

  /** The same, ISO 8601. */
  get from(): string {
    return new Date(this.since).toISOString();
  }

  /** Whether an item is another one, or changed, since it was read. */
  isNew({ id, time }: Passed): boolean {
    return this.#state.seen[id] !== time;
  }

  /** Moves past items, once they are stored. */
  async pass(items: readonly Passed[]): Promise<void> {
    if (!items.some(item => this.isNew(item))) {
      return;
    }
    const time = Math.max(this.#state.time, ...items.map(item => item.time));
    const seen = Object.fromEntries(
      [
        ...Object.entries(this.#state.seen),
        ...items.map(item => [item.id, item.time] as const),
      ].filter(([, at]) => at >= time - OVERLAP_MS),
    );
    this.#state = { time, seen };
    await this.#memory.set(this.#key, this.#state);
  }
}
