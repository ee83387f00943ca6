import { LoggerService } from '@backstage/backend-plugin-api';
import {
  SourceAnswer,
  SourceHttpClient,
  SourceUnauthorizedError,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { setTimeout } from 'node:timers/promises';
import { AzureDevOpsConfig } from '../config/readAzureDevOpsConfig';
import { plainlyRefused, scopesOf } from './refusals';

/** Longest pause that an answer may ask for besides itself. */
const LONGEST_PAUSE_MS = 60_000;

/** Parameters of a query; undefined ones are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

/** What a client is made of besides its configuration. */
export interface ClientOptions {
  logger: LoggerService;
  /** Headers of Backstage's credentials for an address; undefined: it has none. */
  credentials: (
    url: string,
  ) => Promise<Readonly<Record<string, string>> | undefined>;
}

/** A list as every answer wraps it. */
interface Listed<T> {
  value?: T[];
}

/** Not yet final in any version. */
const isPreview = (path: string) =>
  /^(pipelines\/(approvals|checks)|distributedtask\/environments)/.test(path);

/**
 * Asks the REST API of one organisation.
 *
 * @remarks
 * Plain requests: the official client turns what comes into dates and numbers,
 * so that what is fetched and what hooks and files hold would be two things,
 * and it hides the headers that ask for patience.
 */
export class AzureDevOpsClient {
  readonly #config: AzureDevOpsConfig;
  readonly #http: SourceHttpClient;

  static create(
    config: AzureDevOpsConfig,
    options: ClientOptions,
  ): AzureDevOpsClient {
    return new AzureDevOpsClient(config, options);
  }

  private constructor(config: AzureDevOpsConfig, options: ClientOptions) {
    this.#config = config;
    this.#http = SourceHttpClient.create({
      logger: options.logger,
      origins: [config.apiBaseUrl, config.releaseBaseUrl],
      timeoutMs: config.requestTimeout,
      headers: () => this.#credentials(options),
      scopesOf,
      ambient: {
        fetch: plainlyRefused((input, init) => fetch(input, init)),
      },
    });
  }

  /** Address of an area of the API: `git/repositories`, `build/builds/12`. */
  address(path: string, options: { project?: string; query?: Query } = {}) {
    const { apiBaseUrl, releaseBaseUrl, apiVersion } = this.#config;
    const { project, query = {} } = options;
    const base = path.startsWith('release/') ? releaseBaseUrl : apiBaseUrl;
    const within = project ? `/${encodeURIComponent(project)}` : '';
    const url = new URL(`${base}${within}/_apis/${path}`);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) {
        url.searchParams.set(name, String(value));
      }
    }
    const preview = isPreview(path) ? '-preview' : '';
    url.searchParams.set('api-version', `${apiVersion}${preview}`);
    return url.href;
  }

  /** One object. */
  async get<T>(address: string, signal: AbortSignal): Promise<T> {
    const answer = await this.#http.json<T>(address, { signal });
    await pause(answer, signal);
    return answer.body;
  }

  /** One list that has no pages. */
  async list<T>(address: string, signal: AbortSignal): Promise<T[]> {
    return (await this.get<Listed<T>>(address, signal))?.value ?? [];
  }

  /** A list page by page, as the answers' continuation tokens lead. */
  async *pages<T>(address: string, signal: AbortSignal): AsyncGenerator<T[]> {
    const next = ({ headers }: SourceAnswer) => {
      const token = headers.get('x-ms-continuationtoken');
      if (!token) {
        return undefined;
      }
      const url = new URL(address);
      url.searchParams.set('continuationToken', token);
      return url.href;
    };
    for await (const answer of this.#http.pages<Listed<T>>(address, {
      signal,
      next,
    })) {
      await pause(answer, signal);
      yield answer.body?.value ?? [];
    }
  }

  /** A list page by page that is counted: `$top` and `$skip`. */
  async *counted<T>(address: string, signal: AbortSignal): AsyncGenerator<T[]> {
    const url = new URL(address);
    const top = Number(url.searchParams.get('$top'));
    for (let skip = 0; ; skip += top) {
      url.searchParams.set('$skip', String(skip));
      const page = await this.list<T>(url.href, signal);
      yield page;
      if (page.length < top) {
        return;
      }
    }
  }

  async #credentials({
    credentials,
  }: ClientOptions): Promise<Readonly<Record<string, string>>> {
    const { token, organizationUrl } = this.#config;
    if (token) {
      const basic = Buffer.from(`:${token}`).toString('base64');
      return { authorization: `Basic ${basic}` };
    }
    const headers = await credentials(organizationUrl).catch(error => {
      throw new SourceUnauthorizedError(
        `No credentials for ${organizationUrl} could be had`,
        error,
      );
    });
    if (!headers) {
      throw new SourceUnauthorizedError(
        `integrations.azure has no credentials for ${organizationUrl}`,
      );
    }
    return headers;
  }
}

/** An answer that was given may still ask to slow down. */
async function pause(
  { headers }: SourceAnswer,
  signal: AbortSignal,
): Promise<void> {
  const seconds = Number(headers.get('retry-after') ?? 0);
  if (seconds > 0) {
    const ms = Math.min(seconds * 1_000, LONGEST_PAUSE_MS);
    await setTimeout(ms, undefined, { signal });
  }
}
