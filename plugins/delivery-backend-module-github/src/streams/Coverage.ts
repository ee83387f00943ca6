import { SourceMemory } from '@delivery-stack/backstage-plugin-delivery-node';

/** How long a list may lag behind what happened, and ties within a second. */
const OVERLAP_MS = 60_000;

/** Instants `from < t <= to`, epoch milliseconds. */
type Stretch = [from: number, to: number];

export type CoverageState = {
  /** Everything up to here is read, or was never wanted. */
  floor: number;
  /** What of the time above is read: a way back that was not gone to its end. */
  stretches: Stretch[];
  /** ETag of the list when it was last read to the end. */
  etag?: string;
};

/**
 * Which part of a list that begins with the latest was read.
 *
 * @remarks
 * A list of years cannot be read at once. What was read is remembered from the
 * top down; who comes back reads what is new above it, passes over it, and goes
 * on below. Of ties and of the last minute some are read twice, and none is
 * missed.
 */
export class Coverage {
  readonly #memory: SourceMemory;
  readonly #key: string;
  #state: CoverageState;

  /** @param since - Where a first way back ends, epoch milliseconds. */
  static async open(
    memory: SourceMemory,
    key: string,
    since: number,
  ): Promise<Coverage> {
    const state = await memory.get<CoverageState>(key);
    return new Coverage(memory, key, state ?? { floor: since, stretches: [] });
  }

  private constructor(memory: SourceMemory, key: string, state: CoverageState) {
    this.#memory = memory;
    this.#key = key;
    this.#state = state;
  }

  get etag(): string | undefined {
    return this.#state.etag;
  }

  /** Whether what happened then was read. */
  has(time: number): boolean {
    const { floor, stretches } = this.#state;
    return (
      time <= floor - OVERLAP_MS ||
      stretches.some(([from, to]) => time > from && time <= to - OVERLAP_MS)
    );
  }

  /** Whether the list is of no more use from here on. */
  endsAt(time: number): boolean {
    return time <= this.#state.floor - OVERLAP_MS;
  }

  /** Remembers that everything in `from < t <= to` is stored. */
  async add(from: number, to: number): Promise<void> {
    const { stretches, ...rest } = this.#state;
    const touches = ([low, high]: Stretch) => low <= to && high >= from;
    const touching = stretches.filter(touches);
    const stretch: Stretch = [
      Math.min(from, ...touching.map(([low]) => low)),
      Math.max(to, ...touching.map(([, high]) => high)),
    ];
    const others = stretches.filter(each => !touches(each));
    await this.#keep({ ...rest, stretches: [...others, stretch] });
  }

  /** The list was read to its end: only what is above its top is new. */
  async complete(top: number | undefined, etag?: string): Promise<void> {
    const floor = Math.max(this.#state.floor, top ?? this.#state.floor);
    const state = { floor, stretches: [], ...(etag && { etag }) };
    if (JSON.stringify(state) !== JSON.stringify(this.#state)) {
      await this.#keep(state);
    }
  }

  async #keep(state: CoverageState): Promise<void> {
    this.#state = state;
    await this.#memory.set(this.#key, state);
  }
}
