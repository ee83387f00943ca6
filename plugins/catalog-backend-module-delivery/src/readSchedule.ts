import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';

const KEY = 'catalog.providers.deliveryPodEnvironments.schedule';

/** When environments are read: as configured, or every minute. */
export function readSchedule(
  config: Config,
): SchedulerServiceTaskScheduleDefinition {
  const configured = config.getOptionalConfig(KEY);
  return configured
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(configured)
    : { frequency: { minutes: 1 }, timeout: { minutes: 5 } };
}
