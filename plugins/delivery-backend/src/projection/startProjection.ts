import {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { HumanDuration } from '@backstage/types';
import { Rules } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { oneAtATime } from '../oneAtATime';
import { soon } from '../soon';
import { DatabaseDeploymentReader } from './DatabaseDeploymentReader';
import { DatabaseProjector } from './DatabaseProjector';
import { DatabaseRelinker } from './DatabaseRelinker';
import { DatabaseSketcher } from './DatabaseSketcher';

/** How long events may gather before they are told: a batch becomes one run. */
const SOON = 200;

/** A running projection. */
export interface RunningProjection {
  /** Projects soon, in this process: after something was stored. */
  trigger(): void;
  /** Projects now, until nothing is due; for tests and for start-up. */
  run(signal?: AbortSignal): Promise<void>;
}

/**
 * Starts to project: on a schedule in every replica, and when triggered.
 *
 * @remarks
 * Replicas divide the clusters among themselves. A run links anew what a
 * changed configuration asks for, projects what is due, then computes the
 * sketches of dirty days.
 */
export async function startProjection(options: {
  knex: Knex;
  rules: Rules;
  logger: LoggerService;
  scheduler: SchedulerService;
  lifecycle?: LifecycleService;
  frequency: HumanDuration;
  clock?: () => number;
}): Promise<RunningProjection> {
  const { scheduler, lifecycle, logger, frequency } = options;
  const stop = new AbortController();
  lifecycle?.addShutdownHook(() => stop.abort());
  const relinker = DatabaseRelinker.create(options);
  const projector = DatabaseProjector.create(options);
  const deployments = DatabaseDeploymentReader.create(options);
  const sketcher = DatabaseSketcher.create(options);
  if (await relinker.noticeConfiguration()) {
    logger.info('The configuration changed: every journey is computed again');
  }
  const run = oneAtATime(async signal => {
    await relinker.relink(signal);
    const projected = await projector.project(signal);
    await deployments.read(signal);
    const days = await sketcher.refreshSketches(signal);
    if (projected > 0 || days > 0) {
      logger.debug(`Projected ${projected} clusters, computed ${days} days`);
    }
  });
  await scheduler.scheduleTask({
    id: 'delivery-projection',
    frequency,
    timeout: { minutes: 10 },
    initialDelay: { seconds: 1 },
    scope: 'local',
    fn: signal => run(AbortSignal.any([signal, stop.signal])),
  });
  return {
    run: (signal = stop.signal) => run(signal),
    trigger: soon(run, {
      delay: SOON,
      signal: stop.signal,
      failed: error =>
        logger.warn(
          `Projecting failed, the schedule tries again: ${
            toError(error).message
          }`,
        ),
    }),
  };
}
