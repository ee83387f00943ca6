import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError, toError } from '@backstage/errors';

const KEY = 'search.collators.delivery.schedule';

/**
 * When documents are made: as configured, or every 10 minutes.
 *
 * @throws InputError that names the field and its cure.
 */
export function readSchedule(
  config: Config,
): SchedulerServiceTaskScheduleDefinition {
  if (!config.has(KEY)) {
    return {
      frequency: { minutes: 10 },
      timeout: { minutes: 5 },
      // The delivery backend starts meanwhile.
      initialDelay: { seconds: 3 },
    };
  }
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(
      config.getConfig(KEY),
    );
  } catch (error) {
    throw new InputError(
      `${KEY} is no schedule (${
        toError(error).message
      }); write frequency and timeout, like { frequency: { minutes: 10 }, timeout: { minutes: 5 } }`,
    );
  }
}
