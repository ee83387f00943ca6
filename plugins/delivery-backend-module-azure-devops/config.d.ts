import { HumanDuration } from '@backstage/types';
import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  delivery?: {
    sources?: {
      /** Organisations (or collections) of Azure DevOps, each by an id of its own. */
      azureDevOps?: {
        [connection: string]: {
          /** Host as `integrations.azure` names it; default `dev.azure.com`. */
          host?: string;
          /** Organisation, or on a server of one's own the collection with what stands before it: `tfs/Main`. */
          organization: string;
          /**
           * Personal access token, where `integrations.azure` has no
           * credentials for the organisation.
           * @visibility secret
           */
          token?: string;
          /**
           * Which repositories are read: `<project>/<repository>`, patterns of
           * these, or `catalog` (the default) for those that the annotation
           * `dev.azure.com/project-repo` names.
           */
          projects?: string | string[];
          /** Whether classic releases are read; default true. */
          releases?: boolean;
          /** Version of the API; default 7.1, on an older server its own. */
          apiVersion?: string;
          /** Where the API is asked, organisation included, if not there: a proxy. */
          apiBaseUrl?: string;
          /** How far back the first run reads, ISO 8601 or units; default P90D. */
          since?: HumanDuration | string;
          /** Longest time for one answer; default PT30S. */
          requestTimeout?: HumanDuration | string;
          /** When the source runs; default every 10 minutes, for 30 at most. */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
          /** How service hooks are known to come from Azure DevOps. */
          webhooks?: {
            /**
             * Password of the basic authentication that a subscription sends,
             * or value of its header `x-delivery-token`.
             * @visibility secret
             */
            secret?: string;
            /** User name of the basic authentication; default: any. */
            username?: string;
            /** Topic of the events service that carries the same bodies. */
            topic?: string;
          };
        };
      };
    };
  };
}
