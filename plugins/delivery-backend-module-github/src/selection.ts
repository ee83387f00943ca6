import { toError } from '@backstage/errors';
import { selectProjects } from '@delivery-stack/backstage-plugin-delivery-node';
import { GitHubClient } from './api/GitHubClient';
import { GitHubConfig } from './config/readGitHubConfig';

interface Listed {
  full_name: string;
  archived?: boolean;
}

/** Repositories of an organisation, or else of a person. */
async function* listedOf(
  owner: string,
  client: GitHubClient,
): AsyncGenerator<string> {
  const routes = ['GET /orgs/{owner}/repos', 'GET /users/{owner}/repos'];
  for (const route of routes) {
    try {
      for await (const { body } of client.pages<Listed>(route, {
        subject: owner,
      })) {
        yield* body
          .filter(({ archived }) => !archived)
          .map(({ full_name }) => full_name);
      }
      return;
    } catch (error) {
      const isLast = route === routes[routes.length - 1];
      if (isLast || toError(error).name !== 'SourceNotFoundError') {
        throw error;
      }
    }
  }
}

/** Names of repositories, whatever case they are written in. */
export class SelectedRepositories {
  readonly names: readonly string[];
  readonly #known: ReadonlySet<string>;
  readonly #configured: ReadonlySet<string>;

  constructor(names: readonly string[], configured: readonly string[]) {
    const lower = names.map(name => name.toLocaleLowerCase('en-US'));
    this.names = names.filter((_, at) => lower.indexOf(lower[at]) === at);
    this.#known = new Set(lower);
    this.#configured = new Set(configured);
  }

  has(name: string): boolean {
    return this.#known.has(name.toLocaleLowerCase('en-US'));
  }

  /** What only annotations name may be on another host. */
  isConfigured(name: string): boolean {
    return this.#configured.has(name);
  }
}

/** The repositories that a run reads. */
export async function selectRepositories(options: {
  config: GitHubConfig;
  client: GitHubClient;
  /** `<owner>/<repository>` as the catalog's annotations name them. */
  annotated: () => Promise<ReadonlySet<string>>;
}): Promise<SelectedRepositories> {
  const { config, client, annotated } = options;
  const names = await selectProjects(config.projects, {
    list: async function* list() {
      for (const owner of config.owners) {
        yield* listedOf(owner, client);
      }
    },
    annotated,
  });
  return new SelectedRepositories(
    names.filter(name => /^[^/]+\/[^/]+$/.test(name)),
    config.projects.names,
  );
}
