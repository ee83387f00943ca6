/** Vendors whose sources are `<vendor>:<host>`: an address says the host, not which of them it is. */
const vendors = ['github', 'gitlab', 'azure-devops'] as const;

/** `https://host/owner/name.git`, `ssh://git@host/owner/name`. */
const ADDRESS =
  /^(?:https?|ssh|git):\/\/(?:[^/@]*@)?([^/?#:]+)(?::\d+)?\/([^?#]+)$/;

/** `git@host:owner/name.git`. */
const SHORT_ADDRESS = /^[\w.-]+@([\w.-]+):(?!\/\/)([^?#]+)$/;

/**
 * The repositories that a source may mean by a name: `<source>/<owner>/<name>`.
 *
 * @remarks
 * A tool that deploys what another one hosts gives the address it cloned from.
 * Which vendor is behind the host is not said there, so it may be any; only
 * one of them has that repository.
 */
export function repositoriesOf(source: string, repository: string): string[] {
  const [, host, path] =
    ADDRESS.exec(repository) ?? SHORT_ADDRESS.exec(repository) ?? [];
  if (host === undefined) {
    return [`${source}/${repository}`];
  }
  const name = path
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    // Azure DevOps writes <organization>/<project>/_git/<repository>.
    .replace('/_git/', '/');
  return vendors.map(vendor => `${vendor}:${host.toLowerCase()}/${name}`);
}
