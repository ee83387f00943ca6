import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  SourceAnswer,
  SourceAnswerError,
  SourceHttpClient,
  SourceUnavailableError,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { ServiceNowConfig } from '../config/readServiceNowConfig';
import { Credentials, credentialsOf } from './Credentials';
import { all } from './query';
import { rightsFor } from './rights';

/** A record as the Table API writes it, each field with what is stored. */
export type TableRow = Record<string, { value: string; display_value: string }>;

/** What is asked of a table. @internal */
export interface TableQuery {
  table: string;
  /** Encoded query, without an order. */
  query: string;
  fields: readonly string[];
  /** Only records with a greater sys_id. */
  after?: string;
  /** Records of one page; default 1,000. */
  limit?: number;
  signal?: AbortSignal;
}

/** One page of a table. @internal */
export interface TablePage {
  rows: TableRow[];
  /** Records that match and were not on a page yet, this page's included. */
  remaining: number;
  isLast: boolean;
  /** Of the instance, epoch milliseconds. */
  now: number;
}

/** Pages are halved down to this where the instance runs out of time. */
const SMALLEST = 10;

export const textOf = (row: TableRow, field: string) => row[field]?.value ?? '';

const tableIn = (url: string) =>
  /\/api\/now\/table\/([a-z0-9_]+)/.exec(url)?.[1] ?? '';

/** The instance ran out of time in the middle of a page: a smaller one may do. */
class BrokenOffError extends SourceUnavailableError {}

/**
 * Asks the Table API, a page at a time.
 *
 * @remarks
 * Pages are cut by `sys_id`, in its order, each beginning after the last one
 * of the page before. An offset would skip records: whatever is inserted or
 * stops matching moves all those behind it. An order by `sys_updated_on` would
 * need two conditions and an alternative for records of one second, and pages
 * that are never done while people work. A sys_id is unique and never changes,
 * so that each record is on one page, once.
 *
 * @internal
 */
export class TableClient {
  readonly #http: SourceHttpClient;
  readonly #credentials: Credentials;
  readonly #baseUrl: string;
  readonly #now: () => number;
  /** How far the instance's clock is ahead of ours; milliseconds. */
  #skew = 0;

  static create(
    config: Pick<
      ServiceNowConfig,
      'apiBaseUrl' | 'credentials' | 'requestTimeout'
    >,
    options: { logger: LoggerService; now?: () => number },
  ): TableClient {
    return new TableClient(config, options);
  }

  private constructor(
    config: Pick<
      ServiceNowConfig,
      'apiBaseUrl' | 'credentials' | 'requestTimeout'
    >,
    options: { logger: LoggerService; now?: () => number },
  ) {
    const { apiBaseUrl: baseUrl, requestTimeout: timeoutMs } = config;
    const { logger, now = Date.now } = options;
    const common = { logger, origins: [baseUrl], timeoutMs };
    const http = SourceHttpClient.create(common);
    this.#now = now;
    this.#baseUrl = baseUrl;
    this.#credentials = credentialsOf(config.credentials, {
      http,
      baseUrl,
      now,
    });
    this.#http = SourceHttpClient.create({
      ...common,
      concurrency: 2,
      headers: () => this.#credentials.headers(),
      scopesOf: ({ url }) => rightsFor(tableIn(url)),
    });
  }

  /** What the instance's clock shows. */
  now(): number {
    return this.#now() + this.#skew;
  }

  /** Records in the order of their sys_ids. */
  async *pages(asked: TableQuery): AsyncGenerator<TablePage> {
    let { after, limit = 1_000 } = asked;
    let offset = 0;
    for (;;) {
      let page: TablePage;
      try {
        page = await this.#page({ ...asked, after, limit, offset });
      } catch (error) {
        if (error instanceof BrokenOffError && limit > SMALLEST) {
          limit = Math.max(SMALLEST, Math.floor(limit / 2));
          continue;
        }
        throw error;
      }
      yield page;
      if (page.isLast) {
        return;
      }
      // Rights may hide all records of a page: then the next one is counted.
      const last = page.rows.at(-1);
      offset = last ? 0 : offset + limit;
      after = last ? textOf(last, 'sys_id') : after;
    }
  }

  /** All records; for what is known to be few. */
  async rows(asked: TableQuery): Promise<{ rows: TableRow[]; total: number }> {
    const rows: TableRow[] = [];
    let total = 0;
    for await (const page of this.pages(asked)) {
      rows.push(...page.rows);
      total = Math.max(total, page.remaining);
    }
    return { rows, total };
  }

  async #page(
    asked: TableQuery & { limit: number; offset: number },
  ): Promise<TablePage> {
    const { table, query, fields, after, limit, offset, signal } = asked;
    const parameters = new URLSearchParams({
      sysparm_query: all(query, after && `sys_id>${after}`, 'ORDERBYsys_id'),
      sysparm_fields: fields.join(','),
      sysparm_display_value: 'all',
      sysparm_exclude_reference_link: 'true',
      sysparm_limit: String(limit),
      ...(offset > 0 && { sysparm_offset: String(offset) }),
    });
    const url = `${this.#baseUrl}/api/now/table/${table}?${parameters}`;
    const answer = await this.#ask(url, signal);
    const rows = rowsOf(answer, table);
    const total = Number(answer.headers.get('x-total-count') ?? NaN);
    // Without a count, a page that is not full is the last.
    const remaining = Number.isNaN(total) ? rows.length + 1 : total - offset;
    return {
      rows,
      remaining,
      isLast: remaining <= limit,
      now: this.#tell(answer),
    };
  }

  async #ask(url: string, signal?: AbortSignal): Promise<SourceAnswer> {
    try {
      return await this.#http.json(url, { signal });
    } catch (error) {
      const isExpired = toError(error).name === 'SourceUnauthorizedError';
      if (!isExpired || !this.#credentials.renew()) {
        throw error;
      }
      return this.#http.json(url, { signal });
    }
  }

  #tell({ headers }: SourceAnswer): number {
    const told = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(told)) {
      this.#skew = told - this.#now();
    }
    return this.now();
  }
}

/** The records of an answer; one that ran out of time holds a part and an error. */
function rowsOf({ body }: SourceAnswer, table: string): TableRow[] {
  const { result, error } = (body ?? {}) as {
    result?: unknown;
    error?: { message?: string };
  };
  if (error) {
    throw new BrokenOffError(
      `${table}: the instance broke off: ${String(error.message).slice(
        0,
        200,
      )}`,
    );
  }
  if (!Array.isArray(result)) {
    throw new SourceAnswerError(`${table}: an answer without records`);
  }
  return result as TableRow[];
}
