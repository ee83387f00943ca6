import { FigureScope } from './FigureScope';

/** An entity as figures know it. @public */
export interface StoredEntity {
  id: number;
  /** Entity ref in lower case. */
  ref: string;
  /** Kind in lower case. */
  kind: string;
  title: string;
  /** True once it has left the catalog. */
  gone: boolean;
}

/** A system, domain or group with how many components are in it now. @public */
export interface ScopeMembers {
  entity: StoredEntity;
  members: number;
}

/** What kind of aggregate a scope is. @public */
export type ScopeType = 'system' | 'domain' | 'owner';

/** A component and one group that it is in now. @public */
export interface Membership {
  entityId: number;
  entityRef: string;
  /** Undefined for a component that is in no group at all. */
  scope?: { type: ScopeType; id: number; ref: string };
}

/**
 * Reads what the catalog mapping knows.
 *
 * @public
 */
export interface EntityStore {
  byRef(ref: string): Promise<StoredEntity | undefined>;
  /** At most 1,000 at once. */
  byIds(ids: readonly number[]): Promise<Map<number, StoredEntity>>;
  /**
   * Refs of the entities that the journeys of a scope involve, those outside
   * of the scope included; at most 5,000.
   */
  involvedIn(scope: FigureScope): Promise<string[]>;
  /** Every component with figures of its own, and the groups it is in now. */
  memberships(): Promise<Membership[]>;
  /** How many entities with figures of their own are in a scope now. */
  memberCount(scopeId: number): Promise<number>;
  /** Every system, domain or owner with members, at most 2,000. */
  scopes(type: ScopeType): Promise<ScopeMembers[]>;
  /** Subjects of journeys that no entity has, most frequent first. */
  unmatchedSubjects(
    limit: number,
  ): Promise<Array<{ subject: string; journeys: number }>>;
}
