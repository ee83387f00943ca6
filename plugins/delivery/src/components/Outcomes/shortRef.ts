import { DEFAULT_NAMESPACE, parseEntityRef } from '@backstage/catalog-model';

/** The name of an entity; with its namespace where that is not the default. */
export function shortRef(text: string): string {
  if (!text.includes(':')) {
    return text;
  }
  try {
    const { namespace, name } = parseEntityRef(text);
    return namespace === DEFAULT_NAMESPACE ? name : `${namespace}/${name}`;
  } catch {
    // Types are any text.
    return text;
  }
}
