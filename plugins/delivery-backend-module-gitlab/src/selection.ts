import { toError } from '@backstage/errors';
import {
  EventSourceContext,
  problemOf,
  ProjectSelection,
  SourceNotFoundError,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { GitLabApi } from './api/GitLabClient';
import { Project } from './api/types';

const lower = (text: string) => text.toLocaleLowerCase('en-US');

export const nameOf = ({ path_with_namespace: path }: Project) => path;

/** What a run reads of an instance. */
export class SelectedProjects {
  readonly projects: readonly Project[];
  readonly #byId: ReadonlyMap<number, Project>;
  readonly #names: ReadonlySet<string>;

  constructor(projects: readonly Project[]) {
    this.#byId = new Map(projects.map(project => [project.id, project]));
    this.projects = [...this.#byId.values()];
    this.#names = new Set(this.projects.map(each => lower(nameOf(each))));
  }

  byId(id: number): Project | undefined {
    return this.#byId.get(id);
  }

  /** Whether a fact's repository is one of these; paths know no case. */
  hasName(name: string): boolean {
    return this.#names.has(lower(name));
  }
}

/** What {@link selectProjectsOf} needs. */
export interface SelectionOptions {
  selection: ProjectSelection;
  api: GitLabApi;
  context: Pick<EventSourceContext, 'signal' | 'report'>;
  /** Paths as the catalog's annotations name them. */
  annotated: () => Promise<ReadonlySet<string>>;
}

/** One project by its path; undefined where it is not there, or not ours. */
async function found(
  path: string,
  { api }: SelectionOptions,
): Promise<Project | undefined> {
  try {
    return (await api.Projects.show(path)) as Project;
  } catch (error) {
    if (toError(error).name !== 'SourceNotFoundError') {
      throw error;
    }
    return undefined;
  }
}

/** Projects that the credentials are a member of, their groups' included. */
async function matching({
  api,
  selection,
}: SelectionOptions): Promise<Project[]> {
  const { matches } = selection;
  if (!matches) {
    return [];
  }
  // All others of gitlab.com are everybody's.
  const all = (await api.Projects.all({
    membership: true,
    archived: false,
    pagination: 'keyset',
    orderBy: 'id',
    sort: 'asc',
    perPage: 100,
    maxPages: 1_000,
  })) as Project[];
  return all.filter(project => matches(nameOf(project)));
}

/**
 * Finds the projects to read.
 *
 * @remarks
 * What the configuration names and is not there is a problem; what annotations
 * name may be on another instance.
 */
export async function selectProjectsOf(
  options: SelectionOptions,
): Promise<SelectedProjects> {
  const { selection, context } = options;
  const annotated = selection.fromCatalog ? await options.annotated() : [];
  const projects: Project[] = [];
  for (const path of new Set([...selection.names, ...annotated])) {
    context.signal.throwIfAborted();
    const project = await found(path, options);
    if (project) {
      projects.push(project);
    } else if (selection.names.includes(path)) {
      const error = new SourceNotFoundError(
        `There is no project ${path}, or the credentials cannot see it; write its path with all groups, like bank/core/ledger`,
      );
      context.report.problem(problemOf(error, path));
    }
  }
  return new SelectedProjects([...projects, ...(await matching(options))]);
}
