import { groupRef } from '../config/digestConfig';
import { OutcomeStore } from '../outcomes/store/OutcomeStore';
import { SnapshotStore } from '../outcomes/store/SnapshotStore';
import { DAY } from '../projection/days';
import { OutcomeWeek } from './DigestFacts';

/** Outcomes by the group that owns them, as last reported. @internal */
export class OwnedOutcomes {
  readonly #options: Parameters<typeof OwnedOutcomes.create>[0];

  static create(options: {
    outcomes: Pick<OutcomeStore, 'all'>;
    snapshots: Pick<SnapshotStore, 'allUpTo'>;
  }): OwnedOutcomes {
    return new OwnedOutcomes(options);
  }

  private constructor(options: Parameters<typeof OwnedOutcomes.create>[0]) {
    this.#options = options;
  }

  /** Groups that own any outcome; people who own one are not among them. */
  async owners(): Promise<Set<string>> {
    const owned = await this.#byOwner();
    return new Set(owned.keys());
  }

  /**
   * The reports of an instant and of a week before, by owner.
   *
   * Reads two reports for each outcome by primary key; nothing is assessed.
   *
   * @param at - Epoch milliseconds.
   */
  async weeks(at: number): Promise<Map<string, OutcomeWeek[]>> {
    const { snapshots } = this.#options;
    const latest = await snapshots.allUpTo(at);
    const before = await snapshots.allUpTo(at - 7 * DAY);
    const owned = await this.#byOwner();
    return new Map(
      [...owned].map(([owner, refs]) => [
        owner,
        refs.flatMap(ref => {
          const report = latest.get(ref);
          const then = before.get(ref);
          return report ? [{ report, ...(then && { before: then }) }] : [];
        }),
      ]),
    );
  }

  /** Refs of outcomes that are declared now, by owner. */
  async #byOwner(): Promise<Map<string, string[]>> {
    const owned = new Map<string, string[]>();
    for (const { ref, outcome } of await this.#options.outcomes.all()) {
      const owner = groupRef(outcome.spec.owner);
      if (owner !== undefined) {
        owned.set(owner, [...(owned.get(owner) ?? []), ref]);
      }
    }
    return owned;
  }
}
