import { HumanDuration } from '@backstage/types';

export interface Config {
  delivery?: {
    /** Servers of Prometheus that measures and objectives are read from. */
    prometheus?: {
      [connection: string]: {
        /**
         * Address before `/api/v1`, e.g. `https://prometheus.bank.example` or
         * `https://mimir.bank.example/prometheus`.
         */
        baseUrl: string;
        /** A bearer token, or a user with a password; default: none. */
        credentials?: {
          /**
           * Bearer token.
           * @visibility secret
           */
          token?: string;
          /** Name of the user. */
          username?: string;
          /**
           * Password of the user.
           * @visibility secret
           */
          password?: string;
        };
        /**
         * Further headers of every request, such as `X-Scope-OrgID`.
         * @deepVisibility secret
         */
        headers?: { [header: string]: string };
        /** Longest time for one answer, ISO 8601 or units; default PT30S. */
        requestTimeout?: HumanDuration | string;
        /** Longest time Prometheus may take for one query; default PT20S. */
        queryTimeout?: HumanDuration | string;
        /** How far back the first reading of a measure goes; default P90D. */
        lookback?: HumanDuration | string;
      };
    };
  };
}
