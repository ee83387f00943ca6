import { Knex } from 'knex';
import { LinkShare } from '@delivery-stack/backstage-plugin-delivery-common';
import { number, query } from '../database/rows';
import { biggestFirst, reasonOf } from './reasons';

/** What a query calls whatever is linked. */
export const LINKED = 'linked';

/**
 * A look-up that is true where it gives a row.
 *
 * Counted, because PostgreSQL may answer `exists`, or a limit, by reading whole
 * tables until it has analysed them: with 200,000 deployments, of which 18,000
 * were in the window, that took longer than 6 minutes, and this 0.6 s.
 */
export function found(from: string): string {
  return `((select count(*) from ${from}) > 0)`;
}

/**
 * Counts a table of (node, at_ms, reason) by its reasons, each with its latest
 * row.
 *
 * One pass over the table that is given, sorted by reason and instant.
 */
export async function countReasons(
  knex: Knex,
  judged: Knex.Raw,
): Promise<LinkShare> {
  const rows = await query<{ reason: string; n: string; node: string }>(
    knex,
    `select reason, n, node from (
      select reason, node, count(*) over (partition by reason) as n,
        row_number() over (
          partition by reason order by at_ms desc, node) as place
      from ? as judged) as counted where place = 1`,
    [judged],
  );
  const counts = rows.map(row => ({
    code: row.reason,
    count: number(row.n),
    example: row.node,
  }));
  const missed = counts.filter(each => each.code !== LINKED);
  const total = counts.reduce((sum, each) => sum + each.count, 0);
  const sampled = missed.reduce((sum, each) => sum + each.count, 0);
  return {
    total,
    linked: total - sampled,
    sampled,
    reasons: biggestFirst(missed.map(reasonOf)),
  };
}
