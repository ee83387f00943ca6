import { LoggerService } from '@backstage/backend-plugin-api';
import {
  SourceAnswer,
  SourceAnswerError,
  SourceHttpClient,
  SourceHttpOptions,
  SourceUnauthorizedError,
} from '@delivery-stack/backstage-plugin-delivery-node';
import {
  createRequesterFn,
  RequestOptions,
  ResponseBodyTypes,
} from '@gitbeaker/requester-utils';
import { Gitlab } from '@gitbeaker/rest';
import { setTimeout } from 'node:timers/promises';
import { GitLabConfig } from '../config/readGitLabConfig';
import { KnownAnswers } from './KnownAnswers';
import { scopesOf } from './refusals';

/** Longest pause that an answer may ask for besides itself. */
const LONGEST_PAUSE_MS = 60_000;
/** Beyond it `RateLimit-Reset` is an instant, not a wait: ten years in seconds. */
const INSTANT = 315_360_000;

/** What surrounds requests; replaced in tests. */
type Ambient = NonNullable<SourceHttpOptions['ambient']>;

/** What a client is made of besides its configuration. */
export interface ClientOptions {
  logger: LoggerService;
  /** Headers of Backstage's credentials for an address; undefined: it has none. */
  credentials: (
    url: string,
  ) => Promise<Readonly<Record<string, string>> | undefined>;
  /** For tests. */
  ambient?: Ambient;
}

/** The API of one instance, as gitbeaker has it. */
export type GitLabApi = InstanceType<typeof Gitlab>;

/** An answer of GraphQL, which says what it refuses beside what it gives. */
interface GraphqlAnswer<T> {
  data?: T | null;
  errors?: Array<{ message?: string }>;
}

/**
 * Asks one instance of GitLab.
 *
 * @remarks
 * Addresses, parameters and pages are gitbeaker's; what is beneath is ours, so
 * that bounds, patience and credentials are those of all sources.
 */
export class GitLabClient {
  readonly #config: GitLabConfig;
  readonly #http: SourceHttpClient;
  readonly #known = new KnownAnswers();
  readonly #sleep: NonNullable<Ambient['sleep']>;
  readonly #now: () => number;

  static create(config: GitLabConfig, options: ClientOptions): GitLabClient {
    return new GitLabClient(config, options);
  }

  private constructor(config: GitLabConfig, options: ClientOptions) {
    const { logger, ambient } = options;
    this.#config = config;
    this.#now = ambient?.now ?? Date.now;
    this.#sleep =
      ambient?.sleep ??
      (async (ms, signal) =>
        void (await setTimeout(ms, undefined, { signal })));
    this.#http = SourceHttpClient.create({
      logger,
      origins: [config.instanceUrl],
      timeoutMs: config.requestTimeout,
      headers: () => this.#credentials(options),
      scopesOf,
      ambient,
    });
  }

  /** The API for one run, which stops when the run does. */
  api(signal: AbortSignal): GitLabApi {
    const requesterFn = createRequesterFn(
      async (_, options) => options,
      async <T extends ResponseBodyTypes>(
        endpoint: string,
        options: RequestOptions = {},
      ) => {
        const { prefixUrl = '', searchParams = '' } = options;
        const url = new URL(endpoint, `${prefixUrl.replace(/\/*$/, '')}/`);
        url.search = searchParams;
        const answer = await this.#get<T>(url.href, signal);
        return {
          body: answer.body,
          status: answer.status,
          headers: Object.fromEntries(answer.headers),
        };
      },
    );
    return new Gitlab({
      host: this.#config.instanceUrl,
      requesterFn,
      // Both are the business of what is beneath.
      queryTimeout: null,
      rateLimits: {},
    });
  }

  /**
   * Asks GraphQL, by GET: a question changes nothing, and may be asked again.
   *
   * @throws SourceAnswerError where the question is refused.
   */
  async graphql<T>(
    question: { query: string; variables: object },
    signal: AbortSignal,
  ): Promise<T | undefined> {
    const url = new URL(`${this.#config.instanceUrl}/api/graphql`);
    url.searchParams.set('query', question.query);
    url.searchParams.set('variables', JSON.stringify(question.variables));
    const { body } = await this.#get<GraphqlAnswer<T>>(url.href, signal);
    const said = body?.errors?.[0]?.message;
    if (said !== undefined) {
      throw new SourceAnswerError(`GraphQL: ${said.slice(0, 200)}`);
    }
    return body?.data ?? undefined;
  }

  /** One answer; where nothing was modified, the one that is known. */
  async #get<T>(url: string, signal: AbortSignal): Promise<SourceAnswer<T>> {
    const known = this.#known.get<T>(url);
    const answer = await this.#http.json<T>(url, {
      signal,
      etag: known?.etag,
    });
    await this.#pause(answer, signal);
    if (known && answer.notModified) {
      return known;
    }
    this.#known.add(url, answer);
    return answer;
  }

  /** With the last request that was welcome, wait until others are. */
  async #pause({ headers }: SourceAnswer, signal: AbortSignal): Promise<void> {
    const reset = Number(headers.get('ratelimit-reset') ?? NaN);
    if (headers.get('ratelimit-remaining') !== '0' || !(reset >= 0)) {
      return;
    }
    const ms = reset > INSTANT ? reset * 1_000 - this.#now() : reset * 1_000;
    if (ms > 0) {
      await this.#sleep(Math.min(ms, LONGEST_PAUSE_MS), signal);
    }
  }

  async #credentials({
    credentials,
  }: ClientOptions): Promise<Readonly<Record<string, string>>> {
    const { host, token } = this.#config;
    if (token) {
      return { authorization: `Bearer ${token}` };
    }
    const headers = await credentials(`https://${host}/`).catch(error => {
      throw new SourceUnauthorizedError(
        `No credentials for ${host} could be had`,
        error,
      );
    });
    if (!headers) {
      throw new SourceUnauthorizedError(
        `integrations.gitlab has no token for ${host}`,
      );
    }
    return headers;
  }
}
