import { GroupKind, Scope } from './scope';

/** Which components belong to which group, at one instant. */
export interface MembershipSnapshot {
  /** Every component known, by id. */
  components: ReadonlyMap<number, string>;
  /** Entity ref of a group → ids of its components, by kind of group. */
  groups: Readonly<Record<GroupKind, ReadonlyMap<string, ReadonlySet<number>>>>;
}

/** Knows which components belong to which system, domain and owner. */
export interface Membership {
  snapshot(): Promise<MembershipSnapshot>;
}

/** Ids of the components of a scope; one entity is no group and has none. */
export function memberIds(
  scope: Scope,
  snapshot: MembershipSnapshot,
): Iterable<number> {
  switch (scope.kind) {
    case 'entity':
      return [];
    case 'organisation':
      return snapshot.components.keys();
    default:
      return snapshot.groups[scope.kind].get(scope.entityRef) ?? [];
  }
}
