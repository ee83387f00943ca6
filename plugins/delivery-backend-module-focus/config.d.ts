import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  delivery?: {
    /** Sources of cost: FOCUS 1.x files, each source by an id of its own. */
    focus?: {
      [source: string]: {
        /**
         * Where its files are: an absolute path of a file or a directory, or an
         * http(s) address that Backstage may read. `*` and `?` may stand in the
         * last segment. Either this or `locations`.
         */
        location?: string;
        /** Several of them. */
        locations?: string[];
        /** When files are looked for; default every 6 hours, for 2 hours at most. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /** What the files are; default: told by their first bytes. */
        format?: 'csv' | 'parquet';
        /** Most bytes of one file, stored or expanded; default 4294967296 (4 GiB). */
        maxBytes?: number;
      };
    };
  };
}
