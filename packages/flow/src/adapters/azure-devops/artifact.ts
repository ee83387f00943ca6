import { idIn, recordIn, recordsIn, textIn, Values } from '../reading';
import { repositoryNamed } from './scope';

/** What a release is made of: the commit, and the repository it is of. */
export interface Artifact {
  repository?: string;
  sha?: string;
  ref?: string;
}

/** Values of an artifact's definition are `{ id, name }`. */
const idOf = (definition: Values, field: string) =>
  textIn(recordIn(definition, field), 'id');
const nameOf = (definition: Values, field: string) =>
  textIn(recordIn(definition, field), 'name');

/** Artifacts that are code itself, not what was built of it. */
const isCode = (type: string | undefined) =>
  type === 'Git' || type === 'GitHub';

/** Repositories by id: an artifact often gives an id and an empty name. */
export type RepositoryNames = ReadonlyMap<string, string>;

/** Names of repositories, as the list of them gives it. */
export function repositoryNames(
  repositories: readonly Values[],
): RepositoryNames {
  return new Map(
    repositories.flatMap(repository => {
      const id = idIn(repository, 'id');
      const name = textIn(repository, 'name');
      const project = textIn(recordIn(repository, 'project'), 'name');
      return id && name && project
        ? [[id.toLowerCase(), repositoryNamed(project, name)] as const]
        : [];
    }),
  );
}

/** Code of another host is named by its address. */
const GITHUB = 'https://github.com/';

function repositoryOf(
  definition: Values,
  type: string | undefined,
  names: RepositoryNames,
): string | undefined {
  const field = isCode(type) ? 'definition' : 'repository';
  const id = idOf(definition, field) ?? '';
  const name = nameOf(definition, field) || id;
  const project = nameOf(definition, 'project');
  const provider = idOf(definition, 'repository.provider') ?? type;
  if (provider?.startsWith('GitHub')) {
    return name.includes('/') ? `${GITHUB}${name}`.slice(0, 600) : undefined;
  }
  return (
    names.get(id.toLowerCase()) ??
    (project && nameOf(definition, field)
      ? repositoryNamed(project, name)
      : undefined)
  );
}

/**
 * The primary artifact of a release that has a commit: a build, or code itself.
 *
 * Packages and images name no commit: the release is then of no repository.
 */
export function artifactOf(release: Values, names: RepositoryNames): Artifact {
  const artifacts = recordsIn(release, 'artifacts');
  const artifact =
    artifacts.find(each => each.isPrimary === true) ?? artifacts[0] ?? {};
  const definition = recordIn(artifact, 'definitionReference');
  const type = textIn(artifact, 'type');
  return {
    repository: repositoryOf(definition, type, names),
    sha: idOf(definition, isCode(type) ? 'version' : 'sourceVersion'),
    ref: idOf(definition, 'branch') ?? nameOf(definition, 'branch'),
  };
}
