import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { EventSource } from '@delivery-stack/backstage-plugin-delivery-node';
import { EventsService, eventsServiceRef } from '@backstage/plugin-events-node';
import { DeliveryCore, deliveryCoreServiceRef } from '../deliveryCore';
import { createLinking } from '../linking';
import { DefaultSourceService } from './DefaultSourceService';
import { SourceRunner } from './SourceRunner';
import { SourceService } from './SourceService';
import { WebhookDoor } from './WebhookDoor';

/** What the desk is made of. */
interface Dependencies {
  core: DeliveryCore;
  scheduler: SchedulerService;
  events: EventsService;
}

const taskOf = (sourceId: string) => `delivery-source-${sourceId}`;

/**
 * Where the sources of modules report: runs them, takes their webhooks, says
 * how they are.
 *
 * @internal
 */
export class SourceDesk {
  readonly door: WebhookDoor;
  /** Not authorized yet. */
  readonly service: SourceService;
  readonly #deps: Dependencies;
  readonly #sources: readonly EventSource[];
  readonly #runners: ReadonlyMap<string, SourceRunner>;

  static create(
    sources: readonly EventSource[],
    deps: Dependencies,
  ): SourceDesk {
    return new SourceDesk(sources, deps);
  }

  private constructor(sources: readonly EventSource[], deps: Dependencies) {
    this.#deps = deps;
    this.#sources = sources;
    const { core } = deps;
    const { clock, logger, stores } = core;
    const runs = stores.sourceRuns;
    this.#runners = new Map(
      sources.map(source => [
        source.id,
        SourceRunner.create(source, { ...core, runs }),
      ]),
    );
    this.door = WebhookDoor.create({
      sources,
      runs,
      clock,
      logger,
      runnerOf: ({ id }) => this.#runners.get(id)!,
      trigger: id => void this.#trigger(id),
    });
    this.service = DefaultSourceService.create({
      sources,
      runs,
      clock,
      linking: createLinking(core),
      trigger: id => this.#trigger(id),
    });
  }

  /** Schedules every source, and listens for what the events service brings. */
  async open(): Promise<void> {
    const { scheduler, events } = this.#deps;
    for (const source of this.#sources) {
      await scheduler.scheduleTask({
        ...source.schedule,
        id: taskOf(source.id),
        fn: signal => this.#runners.get(source.id)!.run(signal),
      });
    }
    for (const source of this.door.sources()) {
      const { topic } = source.webhook;
      if (topic !== undefined) {
        await events.subscribe({
          id: taskOf(source.id),
          topics: [topic],
          onEvent: event => this.door.hear(source, event),
        });
      }
    }
  }

  /** False where it runs already: then it sees what is asked for, or the next run does. */
  async #trigger(sourceId: string): Promise<boolean> {
    try {
      await this.#deps.scheduler.triggerTask(taskOf(sourceId));
      return true;
    } catch (error) {
      const { name, message } = toError(error);
      if (name !== 'ConflictError') {
        this.#deps.core.logger.warn(
          `Source ${sourceId} could not be started: ${message}`,
        );
      }
      return false;
    }
  }
}

/** Makes the desk for the sources that modules registered. @internal */
export const sourceDeskServiceRef = createServiceRef<{
  create(sources: readonly EventSource[]): SourceDesk;
}>({
  id: 'delivery.source-desk',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        core: deliveryCoreServiceRef,
        scheduler: coreServices.scheduler,
        events: eventsServiceRef,
      },
      factory: deps => ({
        create: sources => SourceDesk.create(sources, deps),
      }),
    }),
});
