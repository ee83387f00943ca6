import { Distribution, distributionOf } from '@delivery-stack/flow';
import { Clock } from '../insight/Clock';
import { ActivationCount, ActivationCounts } from './ActivationCounts';
import { ActivationInstants, ActivationStore } from './ActivationStore';

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

/** From the request to each milestone; what is open has aged until now. */
function clockOf(
  rows: readonly ActivationInstants[],
  now: number,
): ActivationCount['clock'] {
  const until = (
    at: (row: ActivationInstants) => number | null,
  ): Distribution =>
    distributionOf({
      spells: rows.map(row => {
        const reached = at(row);
        // Never below zero: the clock may have been moved back since.
        const exit = Math.max(0, (reached ?? now) - row.requested_ms);
        return { entry: 0, exit, decided: reached !== null };
      }),
    });
  return {
    ready: until(row => row.ready_ms),
    firstRun: until(row => row.first_run_ms),
    productive: until(row => row.productive_ms),
    deployed: until(row => row.deployed_ms),
  };
}
