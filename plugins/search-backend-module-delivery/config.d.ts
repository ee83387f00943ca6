import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      /** Outcomes and patterns, from the delivery backend. */
      delivery?: {
        /** When they are read; default: every 10 minutes, the first time 3 s after the start. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
