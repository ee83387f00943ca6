import { GroupKind } from '../insight/scope';

/** The smallest group whose figures are shown. */
export const SMALLEST_GROUP = 5;

/** Groups of one kind, with the components in each. */
export interface Grouping {
  kind: GroupKind;
  /** Entity ref of the group → its components. */
  groups: ReadonlyMap<string, ReadonlySet<number>>;
  /**
   * What the groups' figures can be subtracted from: the organisation, the
   * domains in which systems lie, groups that hold other groups.
   */
  wholes: ReadonlyArray<ReadonlySet<number>>;
}

/** True for one to four of anything; none has nothing to tell. */
export function isTooSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_GROUP;
}

/**
 * The groups whose figures are withheld.
 *
 * @remarks
 * Those with fewer than five components. Where a whole minus all groups shown
 * in it leaves fewer than five, that rest could be found by subtraction: then
 * the smallest group shown is withheld too, until the rest is none, or five at
 * least (complementary suppression, as statistical offices do it). Who asks
 * plays no part, so that two readers cannot put their answers together.
 *
 * @internal
 */
export function withheldGroups(grouping: Grouping): Set<string> {
  const { groups, wholes } = grouping;
  const withheld = new Set<string>();
  for (const [ref, members] of groups) {
    if (isTooSmall(members.size)) {
      withheld.add(ref);
    }
  }
  let changed = true;
  while (changed) {
    changed = false;
    for (const whole of wholes) {
      changed = closeGap(whole, grouping, withheld) || changed;
    }
  }
  return withheld;
}

/** Withholds groups of a whole until its rest is safe; says if it had to. */
function closeGap(
  whole: ReadonlySet<number>,
  grouping: Grouping,
  withheld: Set<string>,
): boolean {
  const shown = [...grouping.groups]
    .filter(
      ([ref, members]) =>
        members !== whole && !withheld.has(ref) && isWithin(members, whole),
    )
    .sort(
      ([leftRef, left], [rightRef, right]) =>
        left.size - right.size || (leftRef < rightRef ? -1 : 1),
    );
  let changed = false;
  while (shown.length > 0 && isTooSmall(restOf(whole, shown))) {
    const [[ref]] = shown.splice(0, 1);
    withheld.add(ref);
    changed = true;
  }
  return changed;
}

function restOf(
  whole: ReadonlySet<number>,
  shown: ReadonlyArray<[string, ReadonlySet<number>]>,
): number {
  const rest = new Set(whole);
  for (const [, members] of shown) {
    for (const member of members) {
      rest.delete(member);
    }
  }
  return rest.size;
}

function isWithin(
  members: ReadonlySet<number>,
  whole: ReadonlySet<number>,
): boolean {
  if (members.size === 0 || members.size > whole.size) {
    return false;
  }
  for (const member of members) {
    if (!whole.has(member)) {
      return false;
    }
  }
  return true;
}
