import { EntityStore } from '../database/EntityStore';
import { Clock } from './Clock';
import { kept } from './kept';
import { Membership, MembershipSnapshot } from './Membership';

/** The mapping itself is read from the catalog every few minutes. */
const KEEP_MS = 60_000;

/**
 * Knows membership as it was read from the catalog last.
 *
 * @remarks
 * Reads all components and their groups at once and keeps them for a minute:
 * 10,000 components are some 30,000 narrow rows. Who may read what is not in
 * it and never kept.
 *
 * @internal
 */
export class CachedMembership implements Membership {
  readonly #entities: EntityStore;
  readonly #kept: () => Promise<MembershipSnapshot>;

  static create(options: {
    entities: EntityStore;
    clock: Clock;
  }): CachedMembership {
    return new CachedMembership(options);
  }

  private constructor(options: { entities: EntityStore; clock: Clock }) {
    this.#entities = options.entities;
    const { clock } = options;
    this.#kept = kept(() => this.#read(), { clock, ms: KEEP_MS });
  }

  snapshot(): Promise<MembershipSnapshot> {
    return this.#kept();
  }

  async #read(): Promise<MembershipSnapshot> {
    const components = new Map<number, string>();
    const groups = {
      system: new Map<string, Set<number>>(),
      domain: new Map<string, Set<number>>(),
      owner: new Map<string, Set<number>>(),
    };
    for (const member of await this.#entities.memberships()) {
      const { entityId, entityRef, scope } = member;
      components.set(entityId, entityRef);
      if (scope) {
        const members = groups[scope.type].get(scope.ref) ?? new Set<number>();
        members.add(entityId);
        groups[scope.type].set(scope.ref, members);
      }
    }
    return { components, groups };
  }
}
