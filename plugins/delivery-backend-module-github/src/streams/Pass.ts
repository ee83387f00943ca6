import { toError } from '@backstage/errors';
import {
  Absences,
  EventSourceContext,
  SourceNotFoundError,
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

const NOT_LICENSED = /advanced security must be enabled|not enabled for this/i;

/** What is not part of the licence is not there. */
async function licensed<T>(ask: Promise<T>): Promise<T> {
  try {
    return await ask;
  } catch (error) {
    const { name, message } = toError(error);
    throw name === 'SourceForbiddenError' && NOT_LICENSED.test(message)
      ? new SourceNotFoundError(message)
      : error;
  }
}

/** One run, as its streams see it. */
export class Pass {
  readonly config: GitHubConfig;
  readonly client: GitHubClient;
  readonly context: EventSourceContext;
  readonly now: () => number;
  readonly #absences: Absences;
  readonly #environments = new Map<string, Promise<object | undefined>>();

  constructor(options: PassOptions) {
    this.config = options.config;
    this.client = options.client;
    this.context = options.context;
    this.now = options.now;
    this.#absences = Absences.create(options.context.report);
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
   * See `Absences.optional`. Not having code scanning, which is part of a
   * licence, is no missing right.
   */
  async optional<T>(what: string, ask: Promise<T>): Promise<T | undefined> {
    const answer = await this.optionalOrGone(what, ask);
    return answer === 'gone' ? undefined : answer;
  }

  /** See `Absences.optionalOrGone`. */
  optionalOrGone<T>(
    what: string,
    ask: Promise<T>,
  ): Promise<T | 'gone' | undefined> {
    return this.#absences.optionalOrGone(what, licensed(ask));
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
