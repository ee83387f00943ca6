import fc from 'fast-check';
import { limitedJql } from './limitedJql';

const ORDER = 'ORDER BY created DESC, key DESC';

/** Depth of parentheses where the limit begins; undefined inside a text. */
function depthAtLimit(jql: string): number | undefined {
  const end = jql.lastIndexOf(' AND project in (');
  let depth = 0;
  let quote: string | undefined;
  for (let at = 0; at < end; at += 1) {
    const sign = jql[at];
    if (sign === '\\') {
      at += 1;
    } else if (quote !== undefined) {
      quote = sign === quote ? undefined : quote;
    } else if (sign === '"' || sign === "'") {
      quote = sign;
    } else if (sign === '(' || sign === ')') {
      depth += sign === '(' ? 1 : -1;
    }
  }
  return quote === undefined ? depth : undefined;
}

/** Whatever could end a text or a parenthesis, or make that look so. */
const signs = fc.constantFrom(
  ...['(', ')', '"', "'", '\\', ' ', 'a', '=', ' OR ', ' order by ', '\n'],
);

describe('limitedJql', () => {
  it('should limit whatever it does not refuse', () => {
    const queries = fc.array(signs, { maxLength: 12 }).map(all => all.join(''));
    let limited = 0;
    fc.assert(
      fc.property(queries, query => {
        let jql: string;
        try {
          jql = limitedJql(query, ['PAY']);
        } catch {
          return true;
        }
        limited += 1;
        return depthAtLimit(jql) === 0;
      }),
      { numRuns: 5_000 },
    );
    expect(limited).toBeGreaterThan(100);
  });

  it.each([
    'labels = faster-onboarding',
    'project = SEC OR project = PAY',
    'summary ~ "a ) and \\" ( b" OR (labels in (x, \'y)\'))',
    'summary ~ "order by"',
    'labels = a\nOR labels = b',
    'summary ~ "ends with a backslash \\\\"',
    'labels = border AND by = x',
  ])('should put %p in parentheses, and limit it', query => {
    const jql = limitedJql(query, ['PAY', 'RI"SK']);
    expect(jql).toBe(`(${query}) AND project in ("PAY", "RI\\"SK") ${ORDER}`);
    expect(depthAtLimit(jql)).toBe(0);
  });

  it.each([
    ['labels = a) OR (project = SEC', /parentheses .* do not match/],
    [') OR project = SEC OR (labels = a', /parentheses .* do not match/],
    ['((labels = a)', /parentheses .* do not match/],
    ['summary ~ "a', /a quote that is never closed/],
    ['summary ~ \'a" OR labels = b', /a quote that is never closed/],
    ['summary ~ "a\\" OR project = SEC', /a backslash/],
    // A quote that Jira would take for a sign, and we for a beginning.
    ['summary ~ a\\" ) OR (project = SEC AND summary ~ \\"b', /a backslash/],
    ['summary ~ "a\nb"', /a quote that is never closed/],
    ['labels = a \u0000', /a control character/],
    ['labels = a ORDER BY key', /leave it out/],
    ['labels = a) order\tby (key', /parentheses|leave it out/],
    ['  \n', /is empty/],
  ])('should refuse %j', (query, problem) => {
    expect(() => limitedJql(query, ['PAY'])).toThrow(problem);
  });
});
