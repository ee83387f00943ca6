import {
  DriftKind,
  EvidenceRequest,
} from '@delivery-stack/backstage-plugin-delivery-common';

/** What one run of a pipeline found; instants in epoch ms. */
export interface Observation {
  commit: string;
  run: string;
  at: number;
  link?: string;
  attestations: EvidenceRequest['attestations'];
  drift: ReadonlyArray<{ path: string; kind: DriftKind }>;
  driftCount: number;
  /** False where more drift than is named may be there: then none has ended. */
  isComplete: boolean;
  policies: EvidenceRequest['policies'];
}

/** Since when a file is otherwise than it was made, and until when it was. */
export interface DriftSpell {
  path: string;
  kind: DriftKind;
  since: number;
  until?: number;
}

/** The last word on a policy. */
export interface PolicyStanding {
  result: 'pass' | 'fail';
  since: number;
  at: number;
}

/** How an environment stands, by all its observations until one of them. */
export interface Standing {
  last?: Pick<Observation, 'commit' | 'run' | 'at' | 'link' | 'attestations'>;
  driftCount: number;
  open: ReadonlyMap<string, DriftSpell>;
  /** Spells that ended. */
  past: readonly DriftSpell[];
  policies: ReadonlyMap<string, PolicyStanding>;
}

export const nothingObserved: Standing = {
  driftCount: 0,
  open: new Map(),
  past: [],
  policies: new Map(),
};

/** More files of one environment are not followed by name. */
const MOST_OPEN = 2_000;

/** By instant; what names an observation decides between equal ones. */
export function inOrder(
  one: Pick<Observation, 'at' | 'commit' | 'run'>,
  other: Pick<Observation, 'at' | 'commit' | 'run'>,
): number {
  return (
    one.at - other.at ||
    compareText(one.commit, other.commit) ||
    compareText(one.run, other.run)
  );
}

function compareText(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}

/**
 * How an environment stands after one observation more, later than all others.
 *
 * @param isKnown - whether the commit was observed before
 *
 * @remarks
 * A commit that others have followed is a pipeline that was run again: what it
 * finds is the past, and must not undo or bring back anything.
 */
export function observe(
  standing: Standing,
  observation: Observation,
  isKnown: boolean,
): Standing {
  const { at, commit, run, link, attestations } = observation;
  if (isKnown && standing.last?.commit !== commit) {
    return standing;
  }
  const { open, ended } = driftAfter(standing.open, observation);
  return {
    last: { at, commit, run, link, attestations },
    driftCount: Math.max(open.size, observation.driftCount),
    open,
    past: [...standing.past, ...ended],
    policies: policiesAfter(standing.policies, observation),
  };
}

/** The same from scratch, whatever the order of arrival. */
export function standingOf(observations: readonly Observation[]): Standing {
  const known = new Set<string>();
  let standing = nothingObserved;
  for (const each of [...observations].sort(inOrder)) {
    standing = observe(standing, each, known.has(each.commit));
    known.add(each.commit);
  }
  return standing;
}

function driftAfter(
  before: Standing['open'],
  { at, drift, isComplete }: Observation,
) {
  const shown = new Map(drift.map(each => [each.path, each.kind]));
  const open = new Map<string, DriftSpell>();
  const ended: DriftSpell[] = [];
  for (const [path, spell] of before) {
    const kind = shown.get(path);
    if (kind || !isComplete) {
      open.set(path, { ...spell, kind: kind ?? spell.kind });
    } else {
      ended.push({ ...spell, until: at });
    }
  }
  for (const [path, kind] of shown) {
    if (!open.has(path) && open.size < MOST_OPEN) {
      open.set(path, { path, kind, since: at });
    }
  }
  return { open, ended };
}

/** A policy that is not spoken of stands as before: silence mends nothing. */
function policiesAfter(
  before: Standing['policies'],
  { at, policies }: Observation,
): Map<string, PolicyStanding> {
  const after = new Map(before);
  for (const { name, result } of policies) {
    const known = before.get(name);
    const since = known?.result === result ? known.since : at;
    after.set(name, { result, since, at });
  }
  return after;
}
