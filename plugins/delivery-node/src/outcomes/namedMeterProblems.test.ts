import fc from 'fast-check';
import { namedMeterProblems } from './namedMeterProblems';

const options = {
  known: new Set(['churn']),
  section: 'delivery.sql.queries',
  noun: 'query',
};

describe('namedMeterProblems', () => {
  it('should take a name that is configured', () => {
    expect(namedMeterProblems({ name: 'churn' }, options)).toEqual([]);
  });

  it.each([
    [
      {},
      [
        /^name: is missing or no name; write that of a query under delivery\.sql\.queries/,
      ],
    ],
    [{ name: 7 }, [/^name: is missing or no name/]],
    [
      { name: 'constructor' },
      [/^name: 'constructor' is not configured; correct/],
    ],
    [{ name: 'Churn' }, [/^name: is missing or no name/]],
    [
      { name: 'churn', url: 'https://x', headers: {} },
      [/^url: is not read; an outcome gives a name/, /^headers: is not read/],
    ],
  ])('should say what is wrong with %j', (settings, expected) => {
    expect(namedMeterProblems(settings, options)).toEqual(
      expected.map(message => expect.stringMatching(message)),
    );
  });

  it('should answer anything, shortly', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (name, value) => {
        const long = 'x'.repeat(10_000);
        const problems = namedMeterProblems(
          { name, [long]: value } as any,
          options,
        );
        expect(problems.length).toBeGreaterThan(0);
        expect(Math.max(...problems.map(text => text.length))).toBeLessThan(
          400,
        );
      }),
    );
  });
});
