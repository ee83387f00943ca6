import { parseEntityRef } from '@backstage/catalog-model';
import { Membership, memberIds } from '../insight/Membership';
import { scopeOf } from '../insight/scope';

/** Whose charges are the outcome's: contributors themselves, and the components behind them. */
export function chargedRefs(of: {
  stored: { contributors: readonly string[] };
  components: readonly string[];
}): string[] {
  return [...new Set([...of.stored.contributors, ...of.components])];
}

/** The components behind contributors: themselves, or all that are in a system, domain or group now. */
export async function contributingComponents(
  contributors: readonly string[],
  membership: Membership,
): Promise<string[]> {
  const snapshot = await membership.snapshot();
  const components = new Set<string>();
  for (const ref of contributors) {
    if (parseEntityRef(ref).kind === 'component') {
      components.add(ref);
      continue;
    }
    for (const id of memberIds(scopeOf(ref), snapshot)) {
      components.add(snapshot.components.get(id)!);
    }
  }
  return [...components].sort();
}
