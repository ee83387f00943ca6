import { OutcomeSpec } from '@delivery-stack/backstage-plugin-delivery-common';
import { declarationDigest } from './declarationDigest';

/** The query of an initiative, as an outcome declares it. */
export interface DeclaredQuery {
  source: string;
  query: string;
  /** Of both: what asks something else finds tickets of its own. */
  digest: string;
}

/** How long what a query found holds, milliseconds. */
export const QUERY_HOLDS = 15 * 60_000;

/** Most tickets of one outcome. */
export const MOST_TICKETS = 1_000;

/** Undefined where tickets are named by key, or not at all. */
export function declaredQuery({
  initiative,
}: Pick<OutcomeSpec, 'initiative'>): DeclaredQuery | undefined {
  if (!initiative || !('query' in initiative)) {
    return undefined;
  }
  const { source, query } = initiative;
  return { source, query, digest: declarationDigest({ source, query }) };
}
