import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  delivery?: {
    /** Accountable functions: outcomes may name these beside the default ones. */
    functions?: {
      [name: string]: {
        /** Catalog group that is related to the outcomes it is accountable for. */
        group?: string;
      };
    };
  };
  catalog?: {
    providers?: {
      /** Environments of pods, from the delivery backend. */
      deliveryPodEnvironments?: {
        /** When they are read; default: every minute. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
      };
    };
  };
}
