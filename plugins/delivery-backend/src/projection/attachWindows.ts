import { LoadedCluster } from './loadCluster';
import { FoldedJourney } from './foldCluster';

/** Between when and when something under a key can still change a cluster. */
export interface AttachWindow {
  key: string;
  from: number;
  to: number;
}

const ALWAYS = {
  from: Number.MIN_SAFE_INTEGER,
  to: Number.MAX_SAFE_INTEGER,
} as const;

/**
 * The keys that mark a cluster dirty, each with its window.
 *
 * @remarks
 * Without the window every deployment of a repository would compute all
 * journeys anew that ever merged there. A deployment matters from the first
 * merge until everything is deployed, and one of a merge's very commit always,
 * by its other key; in a repository without any, the first one decides how its
 * journeys close.
 */
export function attachWindows(
  loaded: LoadedCluster,
  folded: readonly FoldedJourney[],
): AttachWindow[] {
  const deployed = folded.map(({ journey }) => journey.milestones.deployed?.at);
  const open = deployed.some(at => at === undefined);
  const last = open
    ? ALWAYS.to
    : deployed.reduce<number>(
        (latest, at) => Math.max(latest, at!),
        ALWAYS.from,
      );
  const windows = loaded.repositories.flatMap(({ key, since, deploys }) => {
    if (!deploys) {
      return [{ key, ...ALWAYS }];
    }
    return since === undefined ? [] : [{ key, from: since, to: last }];
  });
  return [...loaded.keys.map(key => ({ key, ...ALWAYS })), ...windows];
}
