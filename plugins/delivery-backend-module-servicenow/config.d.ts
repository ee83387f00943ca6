import { HumanDuration } from '@backstage/types';
import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  delivery?: {
    sources?: {
      /** Instances of ServiceNow, each by an id of its own. */
      servicenow?: {
        [connection: string]: {
          /** Address of the instance, e.g. `https://bank.service-now.com`. */
          baseUrl: string;
          /** Where the API is asked, if not there: a proxy before the instance. */
          apiBaseUrl?: string;
          /**
           * A user of its own with a password, or an OAuth client with the
           * grant `client_credentials`.
           */
          credentials: {
            /** Name of the user. */
            username?: string;
            /**
             * Password of the user.
             * @visibility secret
             */
            password?: string;
            /** Id of the OAuth client. */
            clientId?: string;
            /**
             * Secret of the OAuth client.
             * @visibility secret
             */
            clientSecret?: string;
          };
          /**
           * Whose changes are read: configuration items by sys_id or name,
           * patterns of names, or `catalog` (the default) for those that the
           * annotation `servicenow.com/ci-sysid` names.
           */
          projects?: string | string[];
          /**
           * Which request items and catalog tasks are read: names and patterns
           * of catalog items. Default: those with a correlation id.
           */
          catalogItems?: string | string[];
          /** Encoded queries that records must meet as well, by their table. */
          queries?: {
            /** For changes. */
            change_request?: string;
            /** For request items. */
            sc_req_item?: string;
            /** For catalog tasks. */
            sc_task?: string;
          };
          /** Fields of the instance's own (`u_…`) that hold keys of another tracker. */
          keyFields?: string[];
          /** How far back the first run reads, ISO 8601 or units; default P90D. */
          since?: HumanDuration | string;
          /** Longest time for one answer; default PT30S. */
          requestTimeout?: HumanDuration | string;
          /** When the source runs; default every 10 minutes, for 30 at most. */
          schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
          /** How the instance tells what happens. */
          webhooks?: {
            /**
             * What the business rule sends in the header `x-delivery-token`.
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
