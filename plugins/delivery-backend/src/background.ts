import {
  AuthService,
  coreServices,
  createServiceFactory,
  createServiceRef,
  LifecycleService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { toError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  activationClockTask,
  activationClockTrigger,
} from './activations/activationClockTask';
import { DeliveryCore, deliveryCoreServiceRef } from './deliveryCore';
import { CatalogEntityMapping } from './entities/CatalogEntityMapping';
import {
  RunningProjection,
  startProjection,
} from './projection/startProjection';
import { Patterns } from './patterns/createPatterns';
import { patternsServiceRef } from './patterns/patternsService';
import { soon } from './soon';
import { DatabaseRetention } from './retention/DatabaseRetention';

/** How long asks and decisions may gather before people are told. */
const SOON = 500;

/** Everything that happens without a request. @internal */
export interface Background {
  /** Schedules the plugin's own tasks. */
  start(): Promise<void>;
}

/** Runs the plugin's background work on the scheduler. @internal */
export const backgroundServiceRef = createServiceRef<Background>({
  id: 'delivery.background',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        core: deliveryCoreServiceRef,
        lifecycle: coreServices.lifecycle,
        patterns: patternsServiceRef,
        scheduler: coreServices.scheduler,
      },
      factory: deps => ({ start: () => start(deps) }),
    }),
});

interface Dependencies {
  auth: AuthService;
  catalog: CatalogService;
  core: DeliveryCore;
  lifecycle: LifecycleService;
  patterns: Patterns;
  scheduler: SchedulerService;
}

type Task = Parameters<SchedulerService['scheduleTask']>[0];

async function start(deps: Dependencies): Promise<void> {
  const { core, lifecycle, scheduler } = deps;
  const stop = new AbortController();
  lifecycle.addShutdownHook(() => stop.abort());
  const projection = await startProjection({
    ...deps,
    ...core,
    frequency: core.config.schedule.projection,
  });
  core.onAccepted(projection.trigger);
  core.onAccepted(activationClockTrigger(core, stop.signal));
  await scheduler.scheduleTask(activationClockTask(core));
  await scheduler.scheduleTask(entities(deps, projection));
  await scheduler.scheduleTask(retention(core));
  await scheduler.scheduleTask(patternWatch(deps));
  deps.patterns.onChanged(patternNotices(deps, stop.signal));
}

/** Reads from the catalog what figures are grouped by. */
function entities(deps: Dependencies, projection: RunningProjection): Task {
  const { core } = deps;
  const mapping = CatalogEntityMapping.create({ ...deps, ...core });
  return {
    id: 'delivery-entities',
    frequency: core.config.schedule.entities,
    timeout: { minutes: 10 },
    fn: async signal => {
      if (await mapping.refresh(signal)) {
        projection.trigger();
      }
    },
  };
}

/** Looks whether the contents of patterns are still what was signed, and tells whom it concerns. */
function patternWatch({ core, patterns }: Dependencies): Task {
  return {
    id: 'delivery-patterns',
    frequency: core.config.schedule.patterns,
    timeout: { minutes: 10 },
    fn: async signal => {
      await patterns.watch.refreshAll(signal);
      await patterns.tell(signal);
    },
  };
}

/** Tells at once what somebody asked or decided. */
function patternNotices({ core, patterns }: Dependencies, signal: AbortSignal) {
  return soon(stop => patterns.tell(stop), {
    delay: SOON,
    signal,
    failed: error =>
      core.logger.warn(
        `Looking for what people have to know about patterns failed, the schedule tries again: ${
          toError(error).message
        }`,
      ),
  });
}

/** Deletes what is past its time. */
function retention(core: DeliveryCore): Task {
  const { clock, config } = core;
  const deletion = DatabaseRetention.create(core);
  return {
    id: 'delivery-retention',
    frequency: config.schedule.retention,
    timeout: { hours: 1 },
    initialDelay: { minutes: 5 },
    fn: async signal => {
      const before = (age: typeof config.retention.events) =>
        clock() - durationToMilliseconds(age);
      const { events, passages, deadLetters } = config.retention;
      const limits = {
        events: before(events),
        passages: before(passages),
        deadLetters: before(deadLetters),
      };
      await deletion.run(limits, signal);
    },
  };
}
