import { repositoryForm } from '../database/journeys/resolveEntities';

/** As much of an address is looked at: an index holds no more. */
const LONGEST = 500;

/**
 * A repository as events and entities name it, from its address or its name.
 *
 * @remarks
 * Owner and name, whatever the server, as entities are matched: sources spell
 * servers differently. A directory (`file://`) is its whole address, because
 * its last two segments say nothing about whose it is.
 */
export function repositorySubject(address: string): string {
  const plain = address
    .trim()
    .slice(0, LONGEST)
    .replace(/[?#][^]*$/, '')
    // Azure DevOps writes <organization>/<project>/_git/<repository>.
    .replace('/_git/', '/');
  const bare = withoutSlashes(plain).replace(/\.git$/, '');
  const subject = `repository:${bare}`;
  return /^file:/i.test(bare) ? subject : repositoryForm(subject);
}

/** Says whether a text is an address, rather than a name within a source. */
export function isAddress(text: string): boolean {
  return /^[a-z][a-z0-9+.-]{0,30}:\/\/./i.test(text);
}

/** A loop, because a pattern takes quadratic time for many slashes. */
function withoutSlashes(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '/') {
    end -= 1;
  }
  return text.slice(0, end);
}
