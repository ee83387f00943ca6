import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { DeliveryCore } from '../deliveryCore';
import { soon } from '../soon';
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
 * The same soon after something was stored; for `onAccepted`.
 *
 * @remarks Replicas may run it at the same time.
 *
 * @internal
 */
export function activationClockTrigger(
  core: Pick<DeliveryCore, 'knex' | 'rules'> & { logger: LoggerService },
  signal: AbortSignal,
): () => void {
  const clock = DatabaseActivationClock.create(core);
  return soon(stop => clock.read(stop), {
    delay: SOON,
    signal,
    failed: error =>
      core.logger.warn(
        `Reading events for activations failed, the schedule tries again: ${
          toError(error).message
        }`,
      ),
  });
}
