import { InputError } from '@backstage/errors';

const NAME = /^[a-z0-9_][a-z0-9._-]{0,99}$/i;
const DEEPEST = 5;

/**
 * The names that a path of a repository consists of.
 *
 * @throws InputError for whatever could lead elsewhere.
 */
export function repositoryPath(path: string): string[] {
  const names = path.split('/');
  const odd = names.find(name => !NAME.test(name));
  if (odd !== undefined) {
    throw new InputError(
      `The path ${JSON.stringify(path)} has a part ${JSON.stringify(
        odd,
      )}; use letters, digits, dots, dashes and underscores, with a slash between folders`,
    );
  }
  if (names.length > DEEPEST) {
    throw new InputError(
      `The path ${JSON.stringify(path)} is deeper than ${DEEPEST} folders`,
    );
  }
  return names;
}
