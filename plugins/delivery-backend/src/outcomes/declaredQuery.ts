import { OutcomeSpec } from '@delivery-stack/backstage-plugin-delivery-common';
import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';

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
  const text = canonicalize({ source, query }) ?? '';
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return { source, query, digest };
}
