import { toError } from '@backstage/errors';
import {
  Absences,
  EventSourceContext,
  SourceNotFoundError,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { AnyFact } from '@delivery-stack/flow';
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

/** What GitHub says of what is not licensed, not set up or switched off. */
const OFF =
  /security must be enabled|not enabled|(alerts are|scanning is) disabled|alerts are not available|no analysis found/i;

/** Whether GitHub says that there is no such thing in a repository. */
function isOff(thrown: unknown): boolean {
  const { name, message } = toError(thrown);
  const isRefusal =
    name === 'SourceForbiddenError' || name === 'SourceNotFoundError';
  return isRefusal && OFF.test(message);
}

/** What is not part of the licence is not there. */
async function licensed<T>(ask: Promise<T>): Promise<T> {
  try {
    return await ask;
  } catch (error) {
    throw isOff(error)
      ? new SourceNotFoundError(toError(error).message)
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

  /** What a payload of a repository says. */
  adapt(repository: string, { path, body }: Payload): Adaptation {
    const { source, reading } = this.config;
    return adaptGitHub(body, {
      source,
      ...reading,
      pathHint: `repos/${repository}/${path}`,
    });
  }

  /** Stores what payloads said; then a cursor may move. */
  async keep(adapted: readonly Adaptation[]): Promise<void> {
    if (adapted.length > 0) {
      await this.context.sink.adapt(adapted);
    }
  }

  /** Stores what payloads of a repository say, which it returns. */
  async store(
    repository: string,
    payloads: readonly Payload[],
  ): Promise<AnyFact[]> {
    const adapted = payloads.map(payload => this.adapt(repository, payload));
    await this.keep(adapted);
    return adapted.flatMap(({ facts }) => facts);
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

  /**
   * See `Absences.optionalOrGone`; `off` where GitHub says that the repository
   * does without it.
   */
  optionalOrOff<T>(
    what: string,
    ask: Promise<T>,
  ): Promise<T | 'off' | 'gone' | undefined> {
    const unlessOff = ask.catch((error): 'off' => {
      if (isOff(error)) {
        return 'off';
      }
      throw error;
    });
    return this.#absences.optionalOrGone<T | 'off'>(what, unlessOff);
  }

  /**
   * Names once what is answered as if it were not there: GitHub hides so what
   * some credentials may not read.
   */
  hidden(what: string): void {
    this.#absences.refuse(
      what,
      new SourceNotFoundError(`${what}: 404, without a reason`),
      {
        cure: 'Grant the credentials the permission to read them. A server that has none of them answers the same.',
      },
    );
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
