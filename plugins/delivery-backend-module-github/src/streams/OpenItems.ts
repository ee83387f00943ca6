import { SourceMemory } from '@delivery-stack/backstage-plugin-delivery-node';

/** GitHub gives up what has waited for so long: 35 days, and some slack. */
const LONGEST_MS = 36 * 86_400_000;

type State = Record<string, { since: number; etag?: string }>;

/** What was not over when it was read: it is looked at again in every run. */
export class OpenItems {
  readonly #memory: SourceMemory;
  readonly #key: string;
  #state: State;

  /** @param now - Epoch milliseconds: what is too old is forgotten. */
  static async open(
    memory: SourceMemory,
    key: string,
    now: number,
  ): Promise<OpenItems> {
    const state = (await memory.get<State>(key)) ?? {};
    const young = Object.entries(state).filter(
      ([, { since }]) => now - since < LONGEST_MS,
    );
    return new OpenItems(memory, key, Object.fromEntries(young));
  }

  private constructor(memory: SourceMemory, key: string, state: State) {
    this.#memory = memory;
    this.#key = key;
    this.#state = state;
  }

  get ids(): string[] {
    return Object.keys(this.#state);
  }

  etagOf(id: string): string | undefined {
    return this.#state[id]?.etag;
  }

  /** Adds, keeps, or takes away items, once they are stored. */
  async settle(
    items: ReadonlyArray<{
      id: string;
      isOpen: boolean;
      /** When it was made, epoch milliseconds. */
      since: number;
      etag?: string;
    }>,
  ): Promise<void> {
    const state = { ...this.#state };
    for (const { id, isOpen, since, etag } of items) {
      if (isOpen) {
        state[id] = { since, ...(etag && { etag }) };
      } else {
        delete state[id];
      }
    }
    if (JSON.stringify(state) !== JSON.stringify(this.#state)) {
      this.#state = state;
      await this.#memory.set(this.#key, state);
    }
  }
}
