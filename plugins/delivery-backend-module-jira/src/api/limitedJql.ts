import { InputError } from '@backstage/errors';
import { jqlText } from './jql';

const QUOTED = /"(?:[^"\\\p{Cc}]|\\\P{Cc})*"|'(?:[^'\\\p{Cc}]|\\\P{Cc})*'/gu;

/**
 * A query that somebody wrote, limited to projects.
 *
 * @remarks
 * It stands in parentheses, and what limits it comes after it. So it must not
 * close these parentheses, nor leave a text open that would take the limit in,
 * nor bring an order, after which no condition may follow.
 *
 * @param projects - Keys; at least one.
 * @throws InputError that says what cannot be limited, and the cure.
 */
export function limitedJql(query: string, projects: readonly string[]): string {
  requireWhole(query);
  const among = projects.map(jqlText).join(', ');
  return `(${query.trim()}) AND project in (${among}) ORDER BY created DESC, key DESC`;
}

function requireWhole(query: string): void {
  const bare = query.replace(QUOTED, ' quoted ');
  if (bare.trim() === '') {
    throw new InputError('the query is empty; write a condition, in JQL');
  }
  // Outside of quotes it could make a quote stand for itself, and open none.
  if (bare.includes('\\')) {
    throw new InputError(
      'the query has a backslash outside of quotes; put that text in double quotes',
    );
  }
  if (/["']/.test(bare)) {
    throw new InputError(
      'the query has a quote that is never closed; close it, or write \\" within double quotes',
    );
  }
  if (/[^\P{Cc}\t\r\n]/u.test(bare)) {
    throw new InputError('the query has a control character; take it out');
  }
  if (!isBalanced(bare)) {
    throw new InputError(
      'the parentheses of the query do not match; each that opens must close, and none before',
    );
  }
  if (/\border\s+by\b/i.test(bare)) {
    throw new InputError(
      'the query has an ORDER BY; leave it out, an order changes nothing here',
    );
  }
}

function isBalanced(bare: string): boolean {
  let depth = 0;
  for (const sign of bare) {
    if (sign === '(') {
      depth += 1;
    } else if (sign === ')') {
      depth -= 1;
    }
    if (depth < 0) {
      return false;
    }
  }
  return depth === 0;
}
