import {
  Membership,
  memberIds,
  MembershipSnapshot,
} from '../insight/Membership';
import { GroupKind, Scope } from '../insight/scope';
import { isTooSmall, withheldGroups } from './disclosure';

/**
 * Decides whether a group is too small for its figures to be shown.
 *
 * @remarks
 * Below five components, also by difference: from the groups beside it (see
 * `withheldGroups`), and from the members' own pages: where a reader can open
 * all but one to four of the members, the aggregate minus those pages would be
 * the figures of the rest.
 *
 * The organisation is one group more. Where no event belongs to a component
 * yet there is no group that could be small, and figures are shown.
 *
 * @internal
 */
export class Suppression {
  readonly #membership: Membership;

  static create(options: { membership: Membership }): Suppression {
    return new Suppression(options);
  }

  private constructor(options: { membership: Membership }) {
    this.#membership = options.membership;
  }

  /** Entity refs of the components of a scope. */
  async membersOf(scope: Scope): Promise<string[]> {
    const snapshot = await this.#membership.snapshot();
    return [...memberIds(scope, snapshot)].map(
      id => snapshot.components.get(id)!,
    );
  }

  /**
   * Says whether the figures of a scope are withheld.
   *
   * @param reader - `hidden`: how many members the reader cannot open.
   */
  async withholds(
    scope: Scope,
    reader: { hidden: number } = { hidden: 0 },
  ): Promise<boolean> {
    const snapshot = await this.#membership.snapshot();
    if (scope.kind === 'entity') {
      return false;
    }
    if (isTooSmall(reader.hidden)) {
      return true;
    }
    if (scope.kind === 'organisation') {
      return isTooSmall(snapshot.components.size);
    }
    return this.#withheldOf(scope.kind, snapshot).has(scope.entityRef);
  }

  /** Every group of a kind that is withheld from everybody. */
  async withheldOf(kind: GroupKind): Promise<Set<string>> {
    return this.#withheldOf(kind, await this.#membership.snapshot());
  }

  #withheldOf(kind: GroupKind, snapshot: MembershipSnapshot): Set<string> {
    const groups = snapshot.groups[kind];
    const whole = new Set(snapshot.components.keys());
    const wholes = {
      domain: [],
      system: [...snapshot.groups.domain.values()],
      owner: [...groups.values()],
    }[kind];
    return withheldGroups({ kind, groups, wholes: [whole, ...wholes] });
  }
}
