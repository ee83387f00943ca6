import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { DeliveryCore } from '../deliveryCore';
import { DatabaseActivationClock } from './DatabaseActivationClock';

/** How long events may gather before they are read: a batch becomes one run. */
const SOON = 500;

/** Keeps the clocks of activations, on the scheduler. @internal */
export function activationClockTask(
  core: Pick<DeliveryCore, 'knex' | 'rules' | 'config'>,
): Parameters<SchedulerService['scheduleTask']>[0] {
  const clock = DatabaseActivationClock.create(core);
  return {
    id: 'delivery-activation-clock',
    frequency: core.config.schedule.projection,
    timeout: { minutes: 10 },
    fn: async signal => {
      await clock.read(signal);
    },
  };
}

/**
 * The same soon, in this process, after something was stored.
 *
 * @remarks
 * For `onAccepted`: it returns at once, never throws, and calls that come
 * before it ran are one run. Replicas may run it at the same time.
 *
 * @internal
 */
export function activationClockTrigger(
  core: Pick<DeliveryCore, 'knex' | 'rules'> & { logger: LoggerService },
  signal: AbortSignal,
): () => void {
  const clock = DatabaseActivationClock.create(core);
  let timer: NodeJS.Timeout | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));
  return () => {
    if (signal.aborted || timer) {
      return;
    }
    timer = setTimeout(() => {
      timer = undefined;
      clock
        .read(signal)
        .catch(error =>
          core.logger.warn(
            `Reading events for activations failed, the schedule tries again: ${
              toError(error).message
            }`,
          ),
        );
    }, SOON);
    timer.unref();
  };
}
