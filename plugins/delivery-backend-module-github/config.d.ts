import { HumanDuration } from '@backstage/types';
import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  delivery?: {
    sources?: {
      /** Hosts of GitHub, each by an id of its own. */
      github?: {
        [connection: string]: {
          /** Host as `integrations.github` names it; default `github.com`. */
          host?: string;
          /**
           * Token that reads, where `integrations.github` has no token or app
           * for the host.
           * @visibility secret
           */
          token?: string;
          /**
           * Which repositories are read: `<owner>/<repository>`, patterns of
           * these whose owner is written in full (`bank/payments-*`), or
           * `catalog` (the default) for those that the annotation
           * `github.com/project-slug` names.
           */
          projects?: string | string[];
          /** Whether checks of commits are read; default true. */
          checks?: boolean;
          /** Whether code scanning is read, analyses and alerts; default true. */
          codeScanning?: boolean;
          /**
           * Whether the alerts of code scanning, Dependabot and secret scanning
           * are read; default true.
           */
          alerts?: boolean;
          /** Where the API is asked, if `integrations.github` does not say so. */
          apiBaseUrl?: string;
          /** How far back the first run reads, ISO 8601 or units; default P90D. */
          since?: HumanDuration | string;
          /** Longest time for one answer; default PT30S. */
          requestTimeout?: HumanDuration | string;
          /** When the source runs; default every 10 minutes, for 30 at most. */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
          /** How webhooks are known to come from GitHub. */
          webhooks?: {
            /**
             * Secret that webhooks are signed with (`x-hub-signature-256`).
             * @visibility secret
             */
            secret?: string;
            /** Topic of the events service that carries the same bodies: `github`. */
            topic?: string;
          };
        };
      };
    };
  };
}
