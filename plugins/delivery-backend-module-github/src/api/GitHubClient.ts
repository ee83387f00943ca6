import { LoggerService } from '@backstage/backend-plugin-api';
import {
  SourceHttpClient,
  SourceUnauthorizedError,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Octokit } from '@octokit/core';
import { paginateRest } from '@octokit/plugin-paginate-rest';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { GitHubConfig } from '../config/readGitHubConfig';
import { patience } from './patience';
import { plainAnswer } from './plainAnswer';
import { isNotModified, refused } from './refusals';

const PatientOctokit = Octokit.plugin(paginateRest, retry, throttling);

/** Names whose credentials a request needs; never leaves the process. */
const SUBJECT = 'x-delivery-subject';
const PER_PAGE = 100;

/** What a client is made of besides its configuration. */
export interface ClientOptions {
  logger: LoggerService;
  /**
   * Headers of Backstage's credentials for the page of an owner or
   * repository: an app's token is its owner's.
   *
   * @throws Error where there are none.
   */
  credentials: (
    url: string,
  ) => Promise<Readonly<Record<string, string>> | undefined>;
}

/** Parameters of a route (`GET /repos/{owner}/{repo}/pulls`). */
export type Parameters = Readonly<Record<string, string | number | undefined>>;

/** What is asked for, and with whose credentials. */
export interface Question {
  /** `<owner>/<repository>`, or an owner alone. */
  subject: string;
  parameters?: Parameters;
  /** ETag of what is known. */
  etag?: string;
}

/** An answer. */
export interface Answer<T> {
  body: T;
  etag?: string;
}

/**
 * Asks the REST API of one host, for one run.
 *
 * @remarks
 * Octokit with its plugins waits, tries again and follows pages; beneath it
 * every attempt is bounded in time, size and where credentials may go.
 */
export class GitHubClient {
  readonly #config: GitHubConfig;
  readonly #options: ClientOptions;
  readonly #octokit: InstanceType<typeof PatientOctokit>;
  readonly #bounded: typeof fetch;

  /** @param signal - Ends everything that is under way. */
  static create(
    config: GitHubConfig,
    options: ClientOptions,
    signal: AbortSignal,
  ): GitHubClient {
    return new GitHubClient(config, options, signal);
  }

  private constructor(
    config: GitHubConfig,
    options: ClientOptions,
    signal: AbortSignal,
  ) {
    const { id, apiBaseUrl, requestTimeout } = config;
    const { logger } = options;
    this.#config = config;
    this.#options = options;
    this.#bounded = SourceHttpClient.create({
      logger,
      origins: [apiBaseUrl],
      timeoutMs: requestTimeout,
    }).boundedFetch;
    this.#octokit = new PatientOctokit({
      baseUrl: apiBaseUrl,
      userAgent: 'delivery-stack',
      request: {
        fetch: (url: string, init: RequestInit) =>
          this.#send(url, { ...init, signal }),
      },
      ...patience({ id, logger, random: Math.random }),
    });
  }

  /**
   * One object; undefined where what is known still holds.
   *
   * @throws One of the `Source…Error`s; `AbortError` where the run ended.
   */
  async get<T>(
    route: string,
    question: Question,
  ): Promise<Answer<T> | undefined> {
    try {
      const { data, headers } = await this.#octokit.request(
        route,
        this.#parametersOf(question),
      );
      return { body: data as T, etag: headers.etag };
    } catch (error) {
      if (isNotModified(error)) {
        return undefined;
      }
      throw refused(error, route);
    }
  }

  /** A list page by page; nothing at all where what is known still holds. */
  async *pages<T>(
    route: string,
    question: Question,
  ): AsyncGenerator<Answer<T[]>> {
    const parameters = {
      per_page: PER_PAGE,
      ...this.#parametersOf(question),
    };
    try {
      for await (const { data, headers } of this.#octokit.paginate.iterator(
        route,
        parameters,
      )) {
        yield { body: data as T[], etag: headers.etag };
      }
    } catch (error) {
      if (!isNotModified(error)) {
        throw refused(error, route);
      }
    }
  }

  /** A list that is short enough to be held as a whole. */
  async list<T>(route: string, question: Question): Promise<T[]> {
    const found: T[] = [];
    for await (const { body } of this.pages<T>(route, question)) {
      found.push(...body);
    }
    return found;
  }

  #parametersOf({ subject, parameters, etag }: Question) {
    const [owner, repo] = subject.split('/');
    return {
      owner,
      ...(repo !== undefined && { repo }),
      ...parameters,
      headers: {
        [SUBJECT]: subject,
        ...(etag !== undefined && { 'if-none-match': etag }),
      },
    };
  }

  #send(url: string, init: RequestInit): Promise<Response> {
    return plainAnswer(async () => {
      const headers = new Headers(init.headers);
      const subject = headers.get(SUBJECT) ?? '';
      headers.delete(SUBJECT);
      const credentials = await this.#credentials(subject);
      for (const [name, value] of Object.entries(credentials)) {
        headers.set(name, value);
      }
      return this.#bounded(url, { ...init, headers });
    });
  }

  async #credentials(
    subject: string,
  ): Promise<Readonly<Record<string, string>>> {
    const { token, webUrl } = this.#config;
    if (token) {
      return { authorization: `Bearer ${token}` };
    }
    const address = `${webUrl}/${subject}`;
    const headers = await this.#options.credentials(address).catch(error => {
      throw new SourceUnauthorizedError(
        `No credentials for ${address} could be had`,
        error,
      );
    });
    if (!headers) {
      throw new SourceUnauthorizedError(
        `integrations.github has no credentials for ${address}`,
      );
    }
    return headers;
  }
}
