import { AnnotatedInstance } from '../config/readJenkinsConfig';

/** What annotations of the catalog name in one Jenkins. */
export interface AnnotatedNames {
  names: string[];
  /** Those that can mean no other Jenkins: one that is not there is a slip. */
  owned: ReadonlySet<string>;
}

/** Full names as people write them: without slashes around. */
export const trimmed = (name: string) => name.trim().replace(/^\/+|\/+$/g, '');

/**
 * Sorts what annotations name: `bank/ledger`, `ours:bank/ledger`, several with
 * commas between them.
 *
 * Neither a colon nor a comma that is meant otherwise is lost: Jenkins allows
 * no colon in names, and a name with a comma can be configured.
 */
export function annotatedNames(
  values: Iterable<string>,
  instance: AnnotatedInstance,
): AnnotatedNames {
  const names = new Set<string>();
  const owned = new Set<string>();
  for (const value of values) {
    const [, prefix, rest] = /^(?:([^:/]+):)?(.*)$/s.exec(value.trim()) ?? [];
    const isMeant =
      prefix === undefined ? instance.takesNameless : prefix === instance.name;
    const given = isMeant ? rest.split(',').map(trimmed).filter(Boolean) : [];
    for (const name of given) {
      names.add(name);
      if (prefix !== undefined || instance.ownsNameless) {
        owned.add(name);
      }
    }
  }
  return { names: [...names], owned };
}
