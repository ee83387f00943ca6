import { toError } from '@backstage/errors';
import {
  EventSourceContext,
  problemOf,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { adaptGitHub, Adaptation } from '@delivery-stack/flow/adapters';
import { GitHubClient } from '../api/GitHubClient';
import { Deployment } from '../api/types';
import { GitHubConfig } from '../config/readGitHubConfig';

/** What a pass is made of. */
export interface PassOptions {
  config: GitHubConfig;
  client: GitHubClient;
  context: EventSourceContext;
  now: () => number;
}

/** A payload, and the path that says where it belongs. */
export interface Payload {
  /** After the repository: `pulls/12/commits`. */
  path: string;
  body: unknown;
}

/** Code scanning is part of a licence: not having it is no missing right. */
const NOT_LICENSED = /advanced security must be enabled|not enabled for this/i;

/** One run, as its streams see it. */
export class Pass {
  readonly config: GitHubConfig;
  readonly client: GitHubClient;
  readonly context: EventSourceContext;
  readonly now: () => number;
  readonly #refused = new Set<string>();
  readonly #environments = new Map<string, Promise<object | undefined>>();

  constructor(options: PassOptions) {
    this.config = options.config;
    this.client = options.client;
    this.context = options.context;
    this.now = options.now;
  }

  get signal(): AbortSignal {
    return this.context.signal;
  }

  /** Where the first run begins, epoch milliseconds. */
  get since(): number {
    return this.now() - this.config.since;
  }

  /** Stores what payloads of a repository say; then a cursor may move. */
  async store(repository: string, payloads: readonly Payload[]): Promise<void> {
    const { source, reading } = this.config;
    const adapted = payloads.map(
      ({ path, body }): Adaptation =>
        adaptGitHub(body, {
          source,
          ...reading,
          pathHint: `repos/${repository}/${path}`,
        }),
    );
    if (adapted.length > 0) {
      await this.context.sink.adapt(adapted);
    }
  }

  /**
   * Something that makes facts richer, and that they can do without: what was
   * deleted is absent, what may not be read is named once.
   */
  async optional<T>(what: string, ask: Promise<T>): Promise<T | undefined> {
    const answer = await this.optionalOrGone(what, ask);
    return answer === 'gone' ? undefined : answer;
  }

  /** As `optional`, and tells what was deleted from what is as it was. */
  async optionalOrGone<T>(
    what: string,
    ask: Promise<T>,
  ): Promise<T | 'gone' | undefined> {
    try {
      return await ask;
    } catch (thrown) {
      const error = toError(thrown);
      if (error.name === 'SourceNotFoundError') {
        return 'gone';
      }
      if (error.name !== 'SourceForbiddenError') {
        throw error;
      }
      if (!NOT_LICENSED.test(error.message) && !this.#refused.has(what)) {
        this.#refused.add(what);
        this.context.report.problem(problemOf(error, what));
      }
      return undefined;
    }
  }

  /** What a run waits for right now; undefined where that may not be read. */
  pendingOf(run: string, repository: string): Promise<object[] | undefined> {
    return this.optional(
      'pending deployments',
      this.client.list<object>(
        'GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments',
        { subject: repository, parameters: { run_id: run } },
      ),
    );
  }

  /** What the environment of a deployment is set to; asked for at most once. */
  environmentOf(
    { environment }: Deployment,
    repository: string,
  ): Promise<object | undefined> {
    const key = `${repository} ${environment}`;
    const asked =
      this.#environments.get(key) ??
      this.optional(
        'environments',
        this.client.get<object>(
          'GET /repos/{owner}/{repo}/environments/{environment}',
          { subject: repository, parameters: { environment } },
        ),
      ).then(answer => answer?.body);
    this.#environments.set(key, asked);
    return asked;
  }
}
