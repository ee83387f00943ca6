import { HumanDuration } from '@backstage/types';
import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  delivery?: {
    sources?: {
      /** Instances of GitLab, each by an id of its own. */
      gitlab?: {
        [connection: string]: {
          /** Host as `integrations.gitlab` names it; default `gitlab.com`. */
          host?: string;
          /**
           * Access token of a person, project or group, where
           * `integrations.gitlab` has none for the host.
           * @visibility secret
           */
          token?: string;
          /**
           * Which projects are read: their paths with groups
           * (`bank/core/ledger`), patterns of these, or `catalog` (the
           * default) for those that the annotation `gitlab.com/project-slug`
           * names.
           */
          projects?: string | string[];
          /** Where the API is asked, if not where `integrations.gitlab` says: `https://git.bank.example/gitlab/api/v4`. */
          apiBaseUrl?: string;
          /** How far back the first run reads, ISO 8601 or units; default P90D. */
          since?: HumanDuration | string;
          /** Longest time for one answer; default PT30S. */
          requestTimeout?: HumanDuration | string;
          /** When the source runs; default every 10 minutes, for 30 at most. */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
          /** How webhooks are known to come from GitLab. */
          webhooks?: {
            /**
             * Secret token of the webhook, which comes as `X-Gitlab-Token`.
             * @visibility secret
             */
            secret?: string;
            /** Topic of the events service that carries the same bodies: `gitlab`. */
            topic?: string;
          };
        };
      };
    };
  };
}
