import { toError } from '@backstage/errors';
import {
  EventSourceContext,
  problemOf,
  ProjectSelection,
  SourceNotFoundError,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { AzureDevOpsClient } from './api/AzureDevOpsClient';
import { Build, Project, Repository } from './api/types';

const lower = (text: string) => text.toLocaleLowerCase('en-US');

/** `<project>/<repository>`, as people and annotations write it. */
export const nameOf = ({ project, name }: Repository) =>
  `${project.name}/${name}`;

const projectIn = (name: string) => name.slice(0, name.indexOf('/'));

/** What a run reads of an organisation. */
export class SelectedRepositories {
  readonly repositories: readonly Repository[];
  readonly projects: readonly Project[];
  readonly #ids: ReadonlySet<string>;
  readonly #selects: (name: string) => boolean;

  constructor(
    repositories: readonly Repository[],
    projects: readonly Project[],
    selects: (name: string) => boolean,
  ) {
    this.repositories = repositories;
    this.projects = projects;
    this.#ids = new Set(repositories.map(({ id }) => lower(id)));
    this.#selects = selects;
  }

  hasId(id: string | undefined): boolean {
    return id !== undefined && this.#ids.has(lower(id));
  }

  /** Code that is hosted elsewhere goes by the project that builds it. */
  hasElsewhere(project: Project, name: string | undefined): boolean {
    return name !== undefined && this.#selects(`${project.name}/${name}`);
  }

  hasBuild(project: Project, { repository }: Build): boolean {
    return repository?.type === 'TfsGit'
      ? this.hasId(repository.id)
      : this.hasElsewhere(project, repository?.name);
  }

  /** Whether a fact's repository is one of these. */
  hasName(name: string): boolean {
    return this.#selects(name);
  }
}

/** What {@link selectRepositories} needs. */
export interface SelectionOptions {
  selection: ProjectSelection;
  client: AzureDevOpsClient;
  context: Pick<EventSourceContext, 'signal' | 'report' | 'logger'>;
  /** `<project>/<repository>` as the catalog's annotations name them. */
  annotated: () => Promise<ReadonlySet<string>>;
}

const listed = (
  { client, context }: SelectionOptions,
  project?: string,
): Promise<Repository[]> =>
  client.list<Repository>(
    client.address('git/repositories', { project }),
    context.signal,
  );

/** A project that is not there is another organisation's, or a slip of the pen. */
async function listedOf(
  options: SelectionOptions,
  projects: Iterable<string>,
): Promise<Repository[]> {
  const found: Repository[] = [];
  for (const project of projects) {
    try {
      found.push(...(await listed(options, project)));
    } catch (error) {
      if (toError(error).name !== 'SourceNotFoundError') {
        throw error;
      }
    }
  }
  return found;
}

/**
 * Finds the repositories to read.
 *
 * @remarks
 * Patterns need the list of the whole organisation; names only that of their
 * projects. What the configuration names and is not there is a problem; what
 * annotations name may be in another organisation.
 */
export async function selectRepositories(
  options: SelectionOptions,
): Promise<SelectedRepositories> {
  const { selection, context } = options;
  const annotated = selection.fromCatalog ? await options.annotated() : [];
  const names = [...selection.names, ...annotated].filter(name =>
    name.includes('/'),
  );
  const wanted = new Set(names.map(lower));
  const selects = (name: string) =>
    wanted.has(lower(name)) || Boolean(selection.matches?.(name));
  const projects = new Map(
    names.map(projectIn).map(each => [lower(each), each]),
  );
  const all = selection.matches
    ? await listed(options)
    : await listedOf(options, projects.values());
  const repositories = all.filter(
    each => selects(nameOf(each)) && !each.isDisabled,
  );
  const there = new Map(
    all.map(({ project }) => [lower(project.name), project]),
  );
  reportMissing(selection.names, { all, there, context });
  const read = new Map(
    repositories.map(({ project }) => [project.id, project]),
  );
  for (const name of names) {
    const project = there.get(lower(projectIn(name)));
    if (project) {
      read.set(project.id, project);
    }
  }
  return new SelectedRepositories(repositories, [...read.values()], selects);
}

function reportMissing(
  names: readonly string[],
  found: {
    all: readonly Repository[];
    there: ReadonlyMap<string, Project>;
    context: SelectionOptions['context'];
  },
): void {
  const known = new Set(found.all.map(each => lower(nameOf(each))));
  for (const name of names) {
    // With a second slash it is hosted elsewhere, and only built here.
    const isElsewhere =
      name.split('/').length > 2 && found.there.has(lower(projectIn(name)));
    if (!known.has(lower(name)) && !isElsewhere) {
      const error = new SourceNotFoundError(
        `There is no repository ${name}, or the credentials cannot see it; write <project>/<repository>`,
      );
      found.context.report.problem(problemOf(error, name));
    }
  }
}
