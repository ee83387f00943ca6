import fc from 'fast-check';
import { settingsProblems } from './settings';

const known = new Set(['churn']);

describe('settingsProblems', () => {
  it('should take a name that is configured', () => {
    expect(settingsProblems({ name: 'churn' }, known)).toEqual([]);
  });

  it.each([
    [{}, [/^name: is missing or no name; write/]],
    [{ name: 7 }, [/^name: is missing or no name/]],
    [
      { name: 'constructor' },
      [/^name: 'constructor' is not configured; correct/],
    ],
    [{ name: 'Churn' }, [/^name: is missing or no name/]],
    [
      { name: 'churn', sql: 'select 1', connection: 'x' },
      [
        /^sql: is not read; an outcome gives a name/,
        /^connection: is not read/,
      ],
    ],
  ])('should say what is wrong with %j', (settings, expected) => {
    expect(settingsProblems(settings, known)).toEqual(
      expected.map(message => expect.stringMatching(message)),
    );
  });

  it('should answer anything, shortly', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (name, value) => {
        const long = 'x'.repeat(10_000);
        const problems = settingsProblems(
          { name, [long]: value } as any,
          known,
        );
        expect(problems.length).toBeGreaterThan(0);
        expect(Math.max(...problems.map(text => text.length))).toBeLessThan(
          400,
        );
      }),
    );
  });
});
