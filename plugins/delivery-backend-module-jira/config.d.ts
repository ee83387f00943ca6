import { HumanDuration } from '@backstage/types';
import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  delivery?: {
    sources?: {
      /** Sites of Jira, Cloud or Data Center, each by an id of its own. */
      jira?: {
        [connection: string]: {
          /** Where people open issues, e.g. `https://bank.atlassian.net`. */
          baseUrl: string;
          /**
           * Where the API is asked, if not there, e.g. the gateway for tokens
           * with scopes: `https://api.atlassian.com/ex/jira/<cloud id>`.
           */
          apiBaseUrl?: string;
          /** Default: `cloud` for `*.atlassian.net` and the gateway, else `dataCenter`. */
          deployment?: 'cloud' | 'dataCenter';
          /** Read again for each request, so that a renewed token counts at once. */
          credentials: {
            /**
             * Account of an API token of Cloud. Without it the token is sent
             * as a bearer token: a personal access token of Data Center, or a
             * token of a service account at the gateway.
             */
            email?: string;
            /**
             * API token, personal access token or OAuth token.
             * @visibility secret
             */
            token: string;
          };
          /**
           * Keys of projects and patterns of them, or `catalog` (the default)
           * for those that the annotation `jira/project-key` names.
           */
          projects?: string | string[];
          /** How far back the first run reads, ISO 8601 or units; default P90D. */
          since?: HumanDuration | string;
          /** Whether approvals of service desks are read; default true. */
          approvals?: boolean;
          /** Longest time for one answer; default PT30S. */
          requestTimeout?: HumanDuration | string;
          /** When the source runs; default every 10 minutes, for 30 at most. */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
          /** How the site tells what happens. */
          webhooks?: {
            /**
             * Secret of the webhook, which Jira signs its body with.
             * @visibility secret
             */
            secret?: string;
            /** Topic of the events service that carries the same bodies. */
            topic?: string;
          };
        };
      };
    };
  };
}
