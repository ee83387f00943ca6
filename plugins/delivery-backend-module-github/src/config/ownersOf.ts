import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const CATALOG = 'catalog';
/** `<owner>/<name>`, or a pattern of the name; the owner is written in full. */
const NAME = /^([a-z\d](?:[a-z\d-]*[a-z\d])?(?:_[a-z\d]+)?)\/([\w.*-]+)$/i;

/**
 * Whose repositories have to be listed for the patterns of `projects`.
 *
 * @remarks
 * GitHub lists the repositories of an owner; all that a token may see is more
 * than anybody wants to read by accident.
 *
 * @throws InputError for a word that is neither a repository nor such a pattern.
 */
export function ownersOf(config: Config, at: string): string[] {
  const value = config.getOptional('projects') ?? CATALOG;
  const words =
    typeof value === 'string' ? [value] : config.getStringArray('projects');
  const owners = new Set<string>();
  for (const word of words.filter(each => each !== CATALOG)) {
    const [, owner, name] = NAME.exec(word) ?? [];
    if (!owner) {
      throw new InputError(
        `${at}.projects: '${word}' is no repository; write <owner>/<repository>, a pattern like bank/payments-* with the owner in full, or catalog`,
      );
    }
    if (name.includes('*')) {
      owners.add(owner);
    }
  }
  return [...owners];
}
