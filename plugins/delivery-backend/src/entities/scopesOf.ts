import { ScopeType } from '../database/EntityStore';
import { MappedEntity } from './mappedEntity';

/** A system, domain or group that an entity is in. */
export interface MappedScope {
  ref: string;
  type: ScopeType;
}

const scopeTypes: Record<string, ScopeType | undefined> = {
  system: 'system',
  domain: 'domain',
  group: 'owner',
};

/**
 * Every system, domain and group that an entity is in, itself included.
 *
 * @remarks
 * Transitive: a component of a system of a sub-domain is in the domain above,
 * what a team owns is its department's too. Loops are walked once.
 */
export function scopesOf(
  entity: MappedEntity,
  all: ReadonlyMap<string, MappedEntity>,
): MappedScope[] {
  const parts = reachable(entity, all, each => each.partOf);
  const owners = entity.ownedBy.flatMap(ref => {
    const owner = all.get(ref);
    return owner ? [...reachable(owner, all, each => each.childOf)] : [];
  });
  const own =
    entity.kind === 'group' ? reachable(entity, all, each => each.childOf) : [];
  const scopes = new Map<string, MappedScope>();
  for (const ref of [...parts, ...owners, ...own]) {
    const type = scopeTypes[all.get(ref)?.kind ?? ''];
    if (type) {
      scopes.set(ref, { ref, type });
    }
  }
  return [...scopes.values()].sort((one, other) =>
    one.ref < other.ref ? -1 : 1,
  );
}

function reachable(
  from: MappedEntity,
  all: ReadonlyMap<string, MappedEntity>,
  next: (entity: MappedEntity) => readonly string[],
): Set<string> {
  const seen = new Set([from.ref]);
  const queue = [from];
  for (let entity = queue.pop(); entity; entity = queue.pop()) {
    for (const ref of next(entity)) {
      const target = all.get(ref);
      if (target && !seen.has(ref)) {
        seen.add(ref);
        queue.push(target);
      }
    }
  }
  return seen;
}
