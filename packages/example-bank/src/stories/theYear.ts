import { emptyHistory, History } from '../model/history';
import { Ticket } from '../model/ticket';
import { components, products } from '../organisation/products';
import { Component } from '../organisation/types';
import { Rng } from '../random/rng';
import { DAY, HORIZON, OPENING } from '../time/instants';
import { tellFirstCode } from './canonical/firstCode';
import { tellIncrement } from './canonical/increment';
import { tellPattern } from './canonical/pattern';
import { tellTicketed } from './canonical/ticketed';
import { tellFeature } from './feature';
import { tellBump, tellTidying } from './housekeeping';
import { tellImprovement, writeEpic } from './improvement';
import { tellIncident } from './incident';
import { tellInitiative } from './initiative';
import { Quotas } from './quotas';
import { tellStanding } from './standing';
import { Telling } from './telling';

/** How many of each are begun in the year. */
const counts = {
  initiative: 48,
  feature: 300,
  improvement: 110,
  bump: 64,
  tidying: 26,
};

/** Components that only the canonical cases may touch, so that their days stay exact. */
const reserved = new Set([
  'churn-insights',
  'churn-insights-sundmark',
  'wealth-portal',
  'environment-provisioning',
]);

type Story = (
  telling: Telling,
  plan: { component: Component; start: number },
) => void;

const stories: Record<keyof typeof counts, Story> = {
  initiative: tellInitiative,
  feature: tellFeature,
  improvement: tellImprovement,
  bump: tellBump,
  tidying: tellTidying,
};

/** Tells the whole year, and beyond its horizon what was begun before it. */
export function tellTheYear(seed: number): History {
  const rng = new Rng(seed);
  const history = emptyHistory();
  const quotas = new Quotas();
  const epics = writeEpics(history, rng.fork('epics'));
  for (const [kind, count] of Object.entries(counts)) {
    tellMany(kind as keyof typeof counts, count, (name: string) => ({
      rng: rng.fork(name),
      history,
      quotas,
      epics,
    }));
  }
  tellIncidents({ rng: rng.fork('incidents'), history, quotas, epics });
  tellStanding({ rng: rng.fork('standing'), history, quotas, epics });
  tellTicketed(history, rng.fork('ticketed'));
  tellPattern(history, rng.fork('pattern'));
  tellFirstCode(history, rng.fork('first code'));
  tellIncrement(history);
  return history;
}

function writeEpics(history: History, rng: Rng): Map<string, Ticket> {
  return new Map(
    products.map(({ project, title, pod }) => {
      const plan = { project, title, pod, created: OPENING };
      return [project, writeEpic({ rng, history }, plan)];
    }),
  );
}

/** Begun evenly over the year, on components in turn. */
function tellMany(
  kind: keyof typeof counts,
  count: number,
  tellingFor: (name: string) => Telling,
): void {
  const open = components.filter(({ name }) => !reserved.has(name));
  // Twice as much happens where money moves: the board has to have enough to decide.
  const busy = open.flatMap(each =>
    each.product.regulated ? [each, each] : [each],
  );
  const step = (HORIZON - OPENING) / count;
  for (let index = 0; index < count; index += 1) {
    const telling = tellingFor(`${kind} ${index}`);
    const start = OPENING + (index + telling.rng.next()) * step;
    const component = telling.rng.pick(busy);
    stories[kind](telling, {
      component,
      start: Math.max(start, OPENING + DAY),
    });
  }
}

/** One production release in sixty breaks something. */
function tellIncidents(telling: Telling): void {
  const deployed = telling.history.deployments.filter(
    ({ environment, run }) => run && environment !== 'staging',
  );
  for (let index = 20; index < deployed.length; index += 43) {
    const { run, states } = deployed[index];
    const success = states.find(({ state }) => state === 'success');
    if (run && success) {
      tellIncident(telling, run, success.at);
    }
  }
}
