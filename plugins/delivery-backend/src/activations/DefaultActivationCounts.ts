import { Clock } from '../insight/Clock';
import { ActivationCount, ActivationCounts } from './ActivationCounts';
import { ActivationStore } from './ActivationStore';
import { clockOf } from './clockOf';

/** Latest uses that figures are of. */
const MOST = 10_000;

/** Counts uses of patterns, and measures how long they took. @internal */
export class DefaultActivationCounts implements ActivationCounts {
  readonly #store: ActivationStore;
  readonly #clock: Clock;

  static create(options: {
    store: ActivationStore;
    clock: Clock;
  }): DefaultActivationCounts {
    return new DefaultActivationCounts(options.store, options.clock);
  }

  private constructor(store: ActivationStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async countsOf(
    patterns: readonly string[],
  ): Promise<ReadonlyMap<string, ActivationCount>> {
    const now = this.#clock();
    const counts = new Map<string, ActivationCount>();
    for (const [pattern, uses] of await this.#store.countsOf(patterns)) {
      const rows = await this.#store.instantsOf({ pattern }, MOST);
      counts.set(pattern, { environments: uses, clock: clockOf(rows, now) });
    }
    return counts;
  }

  async countOfOwner(owner: string): Promise<ActivationCount> {
    const rows = await this.#store.instantsOf({ owner }, MOST);
    return {
      environments: await this.#store.countOfOwner(owner),
      clock: clockOf(rows, this.#clock()),
    };
  }
}
