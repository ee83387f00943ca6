import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { nameMatcher } from '@delivery-stack/flow';

/**
 * Which projects (repositories, jobs, …) a source reads.
 *
 * @remarks
 * In configuration: a list of names and patterns
 * (`projects: [bank/ledger, 'bank/payments-*']`), or `projects: catalog` for
 * whatever the annotations of the catalog name, or both:
 * `projects: [catalog, bank/ledger]`.
 *
 * @public
 */
export interface ProjectSelection {
  /** Exact names: read even where listing does not show them. */
  names: readonly string[];
  /** Whether a name matches a pattern; undefined where there is none. */
  matches?: (name: string) => boolean;
  /** True for whatever the catalog's annotations name. */
  fromCatalog: boolean;
}

const CATALOG = 'catalog';

/** Star, slashes around, or the signs of a regular expression. */
const isPattern = (name: string) =>
  name.includes('*') || /^\/.*\/[a-z]*$/.test(name) || /^\^|\$$/.test(name);

/** Sorts the words of a `projects` setting. @public */
export function projectSelectionOf(words: readonly string[]): ProjectSelection {
  const given = words.filter(word => word !== CATALOG);
  const patterns = given.filter(isPattern);
  return {
    names: given.filter(word => !isPattern(word)),
    ...(patterns.length > 0 && { matches: nameMatcher(patterns) }),
    fromCatalog: given.length < words.length,
  };
}

const KEY = 'projects';

/**
 * Reads `projects` of a connection's section.
 *
 * @param at - The whole key of the section.
 * @throws InputError that names the key, where it is empty.
 * @public
 */
export function readProjectSelection(
  config: Config,
  at: string,
): ProjectSelection {
  const value = config.getOptional(KEY) ?? CATALOG;
  const words =
    typeof value === 'string' ? [value] : config.getStringArray(KEY);
  if (words.length === 0 || words.some(word => word.trim() === '')) {
    throw new InputError(
      `${at}.${KEY}: name at least one project or pattern, or write 'catalog' for those that annotations name`,
    );
  }
  return projectSelectionOf(words);
}

/**
 * The projects to read, without repetition, sorted.
 *
 * @param options - `list` gives every project the credentials see; called
 * only where a pattern needs it. `annotated` gives those of the catalog.
 * @public
 */
export async function selectProjects(
  selection: ProjectSelection,
  options: {
    list: () => AsyncIterable<string> | Iterable<string>;
    annotated: () => Promise<Iterable<string>>;
  },
): Promise<string[]> {
  const { names, matches, fromCatalog } = selection;
  const found = new Set(names);
  if (fromCatalog) {
    for (const name of await options.annotated()) {
      found.add(name);
    }
  }
  if (matches) {
    for await (const name of options.list()) {
      if (matches(name)) {
        found.add(name);
      }
    }
  }
  return [...found].sort();
}
