import { parseEntityRef } from '@backstage/catalog-model';
import { Membership } from '../insight/Membership';

/** The systems behind contributors: themselves, and those that contributing components are part of now. */
export async function contributingSystems(
  contributors: readonly string[],
  components: readonly string[],
  membership: Membership,
): Promise<string[]> {
  const systems = new Set(
    contributors.filter(ref => parseEntityRef(ref).kind === 'system'),
  );
  const contributing = new Set(components);
  const snapshot = await membership.snapshot();
  for (const [system, members] of snapshot.groups.system) {
    for (const id of members) {
      if (contributing.has(snapshot.components.get(id)!)) {
        systems.add(system);
        break;
      }
    }
  }
  return [...systems].sort();
}
