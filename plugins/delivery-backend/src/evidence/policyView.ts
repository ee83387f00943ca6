import { PolicyList } from '@delivery-stack/backstage-plugin-delivery-common';
import { Pattern } from '@delivery-stack/patterns';
import { isoOf } from './complianceView';
import { EnvironmentFact } from './EnvironmentFacts';
import { PolicyStanding } from './standing';

/** A pattern that carries policies. */
export interface CarryingPattern {
  ref: string;
  title: string;
  version: string;
  policies: Pattern['spec']['policies'];
}

/** Environments of one policy that are named. */
const MOST_FAILING = 50;

type Item = PolicyList['items'][number];

/** Policies by name, with the environments of the patterns that carry them. */
export function policyItems(options: {
  patterns: readonly CarryingPattern[];
  environments: readonly EnvironmentFact[];
  results: ReadonlyMap<string, ReadonlyMap<string, PolicyStanding>>;
  /** What passed before that instant is not known any more. */
  silentBefore: number;
}): Item[] {
  const { patterns, environments, results, silentBefore } = options;
  const names = new Set(
    patterns.flatMap(({ policies }) => policies.map(({ name }) => name)),
  );
  return [...names].sort().map(name => {
    const carriers = patterns.filter(({ policies }) =>
      policies.some(policy => policy.name === name),
    );
    const declared = carriers.flatMap(({ policies }) =>
      policies.filter(policy => policy.name === name),
    );
    const refs = new Set(carriers.map(({ ref }) => ref));
    const made = environments.filter(({ pattern }) => refs.has(pattern));
    return {
      name,
      enforces: [...new Set(declared.map(({ enforces }) => enforces))],
      checkedIn: [...new Set(declared.flatMap(each => each.checkedIn))].sort(),
      patterns: carriers.map(({ ref, title, version }) => ({
        ref,
        title,
        version,
      })),
      ...standingOfPolicy(made, results.get(name) ?? new Map(), silentBefore),
    };
  });
}

function standingOfPolicy(
  made: readonly EnvironmentFact[],
  results: ReadonlyMap<string, PolicyStanding>,
  silentBefore: number,
): Pick<Item, 'environments' | 'failing'> {
  const failing: Array<{ environment: string; since: number }> = [];
  let pass = 0;
  for (const { environment } of made) {
    const known = results.get(environment);
    if (known?.result === 'fail') {
      failing.push({ environment, since: known.since });
    } else if (known && known.at >= silentBefore) {
      pass += 1;
    }
  }
  const fail = failing.length;
  return {
    environments: {
      n: made.length,
      pass,
      fail,
      unknown: made.length - pass - fail,
    },
    failing: failing
      .sort((one, other) => one.since - other.since)
      .slice(0, MOST_FAILING)
      .map(({ environment, since }) => ({ environment, since: isoOf(since) })),
  };
}
