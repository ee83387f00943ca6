import { vendors } from '@delivery-stack/flow/adapters';
import { InvalidArgumentError } from 'commander';

/** The kinds of input that a report reads. */
export const inputKinds = ['cdevents', 'csv', 'xes', ...vendors] as const;

/** One of {@link inputKinds}. */
export type InputKind = (typeof inputKinds)[number];

/** `<kind>:<path>` as it stands on the command line. */
export interface InputArgument {
  kind: InputKind;
  /** A file, a `.gz`, or a folder. */
  path: string;
}

/**
 * Reads `<kind>:<path>`.
 *
 * @throws InvalidArgumentError that names the kinds there are.
 */
export function parseInputArgument(text: string): InputArgument {
  const colon = text.indexOf(':');
  const kind = text.slice(0, colon);
  const path = text.slice(colon + 1);
  if (colon < 0 || !(inputKinds as readonly string[]).includes(kind)) {
    throw new InvalidArgumentError(
      `'${text}' is not <kind>:<path>; the kinds are ${inputKinds.join(', ')}.`,
    );
  }
  if (path === '') {
    throw new InvalidArgumentError(`'${text}' names no path after '${kind}:'.`);
  }
  return { kind: kind as InputKind, path };
}
