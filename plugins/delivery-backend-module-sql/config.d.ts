import { HumanDuration } from '@backstage/types';

export interface Config {
  delivery?: {
    /** Figures in databases that outcomes may name. */
    sql?: {
      /** Databases, each by an id of its own. */
      connections?: {
        [id: string]: {
          /** Kind of the database; better-sqlite3 has to be installed beside. */
          client: 'pg' | 'better-sqlite3';
          /**
           * PostgreSQL: a connection string, or what node-postgres takes (`host`,
           * `port`, `user`, `password`, `database`, `ssl`). SQLite: path of the
           * file, or `{ filename }`.
           * @visibility secret
           * @deepVisibility secret
           */
          connection: string | { [setting: string]: unknown };
        };
      };
      /** Queries, each by the name that outcomes give. */
      queries?: {
        [name: string]: {
          /** Id of the connection. */
          connection: string;
          /**
           * One statement that selects `value`, and `at` where there is more than
           * one row. `:since` and `:until` are the instants wanted from and up to.
           */
          sql: string;
          /** Longest time that it runs, ISO 8601 or units; default PT30S, PT10M at most. */
          timeout?: HumanDuration | string;
          /** Most rows; more are an error. Default, and most: 10,000. */
          maxRows?: number;
        };
      };
    };
  };
}
