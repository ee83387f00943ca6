import { LoggerService } from '@backstage/backend-plugin-api';
import {
  SourceHttpClient,
  SourceHttpOptions,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { JenkinsConfig } from '../config/readJenkinsConfig';
import { BuildName, pathOf } from './addresses';
import { rightsOf } from './rights';
import { buildsTree, buildTree, itemTree } from './trees';
import { Build, BuildStub, Describe, Item } from './types';

/** What a client is made of besides its configuration. */
export interface ClientOptions {
  logger: LoggerService;
  /** For tests. */
  ambient?: SourceHttpOptions['ambient'];
}

/**
 * Asks the API of one Jenkins, and its stage view.
 *
 * @remarks
 * Addresses are made of the names of jobs and never taken from answers: Jenkins
 * writes those as it believes to be called, which need not be how it is reached.
 */
export class JenkinsClient {
  readonly #config: JenkinsConfig;
  readonly #http: SourceHttpClient;
  readonly #buildTree: string;

  static create(config: JenkinsConfig, options: ClientOptions): JenkinsClient {
    return new JenkinsClient(config, options);
  }

  private constructor(config: JenkinsConfig, options: ClientOptions) {
    const { baseUrl, credentials, requestTimeout, concurrency } = config;
    this.#config = config;
    this.#http = SourceHttpClient.create({
      logger: options.logger,
      ambient: options.ambient,
      origins: [baseUrl],
      timeoutMs: requestTimeout,
      concurrency,
      headers: () => headersOf(credentials),
      scopesOf: rightsOf,
    });
    const { deploymentStages = [] } = config.reading;
    const parameters = deploymentStages.some(each => each.parameter);
    this.#buildTree = buildTree({ parameters });
  }

  /** A job, or a page of a folder; without a name, of everything. */
  item(name: string, from: number, signal: AbortSignal): Promise<Item> {
    return this.#get(`${pathOf(name)}api/json`, signal, itemTree(from));
  }

  /** A page of the builds of a job, the newest first. */
  async builds(
    job: string,
    from: number,
    signal: AbortSignal,
  ): Promise<BuildStub[]> {
    const { allBuilds } = await this.#get<{ allBuilds?: BuildStub[] }>(
      `${pathOf(job)}api/json`,
      signal,
      buildsTree(from),
    );
    return allBuilds ?? [];
  }

  build({ job, number }: BuildName, signal: AbortSignal): Promise<Build> {
    const path = `${pathOf(job)}${number}/api/json`;
    return this.#get(path, signal, this.#buildTree);
  }

  /** The stages of a build; not found where it is no pipeline. */
  describe({ job, number }: BuildName, signal: AbortSignal): Promise<Describe> {
    return this.#get(`${pathOf(job)}${number}/wfapi/describe`, signal);
  }

  /** A stage with its steps. */
  node(
    { job, number }: BuildName,
    id: string,
    signal: AbortSignal,
  ): Promise<object> {
    const node = `execution/node/${encodeURIComponent(id)}`;
    const path = `${pathOf(job)}${number}/${node}/wfapi/describe`;
    return this.#get(path, signal);
  }

  async #get<T>(path: string, signal: AbortSignal, tree?: string): Promise<T> {
    const query = tree ? `?tree=${encodeURIComponent(tree)}` : '';
    const address = `${this.#config.baseUrl}/${path}${query}`;
    return (await this.#http.json<T>(address, { signal })).body;
  }
}

function headersOf(
  credentials: JenkinsConfig['credentials'],
): Record<string, string> {
  if (!credentials) {
    return {};
  }
  const { username, apiToken } = credentials;
  const basic = Buffer.from(`${username}:${apiToken}`).toString('base64');
  return { authorization: `Basic ${basic}` };
}
