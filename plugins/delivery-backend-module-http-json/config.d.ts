import { HumanDuration } from '@backstage/types';

export interface Config {
  delivery?: {
    /** Figures that outcomes may name, each by a name of its own. */
    httpJson?: {
      [name: string]: {
        /**
         * Address that answers in JSON. `{since}` and `{until}` in its path or
         * query become the instants that readings are wanted from and up to.
         */
        url: string;
        /**
         * Headers of the request, credentials among them.
         * @deepVisibility secret
         */
        headers?: { [header: string]: string };
        /** Longest time for one answer, ISO 8601 or units; default PT30S. */
        requestTimeout?: HumanDuration | string;
        /** JSON pointer (RFC 6901) to the figure; within an item where there is a series. */
        value: string;
        /**
         * JSON pointer to the instant of the figure: ISO 8601 with a zone, a
         * day, or epoch milliseconds or seconds. Default: now. Needed for a series.
         */
        at?: string;
        /** JSON pointer to an array; `value` and `at` are looked up in each item. */
        series?: string;
        /** How numbers are written: `json` (default), or `text` for "12.5". */
        numbers?: 'json' | 'text';
      };
    };
  };
}
