import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  MeterReading,
  MeterRequest,
  namedMeterProblems,
  orderedReadings,
  OutcomeMeter,
  SourceAnswerError,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { SqlConfig, SqlQuery } from './config/readSqlConfig';
import { databaseOf } from './database/databaseOf';
import { DatabaseProblem } from './database/DatabaseProblem';
import { ReadOnlyDatabase } from './database/ReadOnlyDatabase';
import { samplesOf } from './readings/samplesOf';

/**
 * Reads figures by queries that an operator configured, by the names that
 * outcomes give.
 *
 * @remarks
 * Whoever may register a catalog file writes outcomes, so that SQL never comes
 * from one.
 *
 * @internal
 */
export class SqlMeter implements OutcomeMeter {
  readonly type = 'sql';
  readonly title = 'SQL';
  readonly #databases: ReadonlyMap<string, ReadOnlyDatabase>;
  readonly #queries: ReadonlyMap<string, SqlQuery>;

  /** @throws InputError where a driver is not installed. */
  static create({ connections, queries }: SqlConfig): SqlMeter {
    return new SqlMeter(
      new Map(connections.map(each => [each.id, databaseOf(each)])),
      new Map(queries.map(query => [query.name, query])),
    );
  }

  private constructor(
    databases: ReadonlyMap<string, ReadOnlyDatabase>,
    queries: ReadonlyMap<string, SqlQuery>,
  ) {
    this.#databases = databases;
    this.#queries = queries;
  }

  check(settings: JsonObject): string[] {
    return namedMeterProblems(settings, {
      known: this.#queries,
      section: 'delivery.sql.queries',
      noun: 'query',
    });
  }

  async read(request: MeterRequest): Promise<MeterReading[]> {
    const [problem] = this.check(request.settings);
    if (problem) {
      throw new InputError(problem);
    }
    const query = this.#queries.get(request.settings.name as string)!;
    try {
      return await this.#readings(query, request);
    } catch (error) {
      throw told(error as Error, query, request);
    }
  }

  /** Ends what runs. */
  async close(): Promise<void> {
    await Promise.all([...this.#databases.values()].map(each => each.close()));
  }

  async #readings(
    query: SqlQuery,
    request: MeterRequest,
  ): Promise<MeterReading[]> {
    const { since, until, signal, logger } = request;
    const { sql, timeout, maxRows } = query;
    const database = this.#databases.get(query.connection)!;
    const table = await database.read({
      ...{ sql, timeout, maxRows },
      ...{ since, until, signal },
    });
    if (table.rows.length > maxRows) {
      throw new SourceAnswerError(
        `gives more than ${maxRows} rows; give fewer for each day, or only those after :since`,
      );
    }
    const { readings, ahead } = orderedReadings(
      samplesOf(table, until),
      request,
    );
    if (ahead > 0) {
      logger.warn(
        `${query.at}: ${ahead} readings of the future were left out; set the clock of whoever writes them`,
      );
    }
    return readings;
  }
}

/** Names the key that mends it. */
function told(
  error: Error,
  { at, connection }: SqlQuery,
  { signal, logger }: MeterRequest,
): Error {
  if (signal.aborted) {
    return error;
  }
  if (error instanceof DatabaseProblem) {
    if (error.detail) {
      logger.warn(`${at}: ${error.detail}`);
    }
    const key =
      error.about === 'query' ? at : `delivery.sql.connections.${connection}`;
    return new SourceAnswerError(`${key}: ${error.message}`);
  }
  return new SourceAnswerError(`${at}: ${error.message}`);
}
