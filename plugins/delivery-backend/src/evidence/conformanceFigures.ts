import {
  ConformanceFigures,
  EnvironmentState,
} from '@delivery-stack/backstage-plugin-delivery-common';

/** An environment, and how it stands to its pattern. */
export interface StandingEnvironment {
  component: string | null;
  state: EnvironmentState;
  isOutside: boolean;
}

/** The worst first: a component is no better than its worst environment. */
const worst: readonly EnvironmentState[] = [
  'unapproved',
  'outdated',
  'current',
];

/** How much of some components, and of their environments, runs on signed-off patterns. */
export function conformanceFigures(
  components: readonly string[],
  environmentsOf: ReadonlyMap<string, readonly StandingEnvironment[]>,
): ConformanceFigures {
  const environments = components.flatMap(ref => environmentsOf.get(ref) ?? []);
  const states = components.map(ref => {
    const own = environmentsOf.get(ref) ?? [];
    return worst.find(state => own.some(each => each.state === state));
  });
  return {
    environments: {
      n: environments.length,
      ...countsOf(environments.map(({ state }) => state)),
      outside: environments.filter(({ isOutside }) => isOutside).length,
    },
    components: {
      n: components.length,
      ...countsOf(states),
      none: states.filter(state => state === undefined).length,
    },
  };
}

/** Environments by the component that runs in them. */
export function byComponent<T extends { component: string | null }>(
  environments: readonly T[],
): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const each of environments) {
    if (each.component !== null) {
      const known = found.get(each.component);
      if (known) {
        known.push(each);
      } else {
        found.set(each.component, [each]);
      }
    }
  }
  return found;
}

function countsOf(states: ReadonlyArray<EnvironmentState | undefined>) {
  const count = (state: EnvironmentState) =>
    states.filter(each => each === state).length;
  return {
    current: count('current'),
    outdated: count('outdated'),
    unapproved: count('unapproved'),
  };
}
