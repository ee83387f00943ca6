import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { EventSource } from '@delivery-stack/backstage-plugin-delivery-node';
import { DeliveryCore, deliveryCoreServiceRef } from './deliveryCore';
import { DatabaseProjector } from './projection/DatabaseProjector';

/** Everything that happens without a request. @internal */
export interface Background {
  /** Schedules the plugin's own tasks and the sources of modules. */
  start(sources: readonly EventSource[]): Promise<void>;
}

/** Runs the plugin's background work on the scheduler. @internal */
export const backgroundServiceRef = createServiceRef<Background>({
  id: 'delivery.background',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        core: deliveryCoreServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      factory: deps => ({ start: sources => start({ ...deps, sources }) }),
    }),
});

interface StartOptions {
  core: DeliveryCore;
  logger: LoggerService;
  scheduler: SchedulerService;
  sources: readonly EventSource[];
}

async function start(options: StartOptions): Promise<void> {
  const { core, logger, scheduler } = options;
  const { knex, rules, clock, config } = core;
  const projector = DatabaseProjector.create({ knex, rules, logger, clock });
  await scheduler.scheduleTask({
    id: 'projection',
    frequency: config.schedule.projection,
    timeout: { minutes: 10 },
    // Replicas share the work: each takes journeys that no other holds.
    scope: 'local',
    fn: async signal => {
      await projector.project(signal);
    },
  });
}
