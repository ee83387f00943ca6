import { LONGEST_MATCHED } from './expressionWays';
import { unsafeRegex } from './regexCost';

describe('unsafeRegex', () => {
  it.each([
    '^eu-(central|west)-[12]$',
    '^[a-z][a-z0-9-]{1,38}$',
    '^\\d+\\.\\d+\\.\\d+$',
    '^[a-z]([a-z0-9-]*[a-z0-9])?$',
    '^[a-z0-9./-]+@sha256:[a-f0-9]{64}$',
    '^\\p{Lu}\\p{L}*$',
    '^[\\]\\\\(]+$',
  ])('takes %s', source => {
    expect(unsafeRegex(source)).toBeUndefined();
  });

  it.each([
    ['^(a+)+$', /exponentially/],
    ['^(a|a)*$', /exponentially/],
    ['^(a|a){30}$', /exponentially/],
    ['^(?:(?:a?){30})$', /exponentially/],
    ['^a*a*a*a*a*b$', /exponentially/],
    [`^${'a?'.repeat(30)}$`, /exponentially/],
    ['^([a-z]+-?)*$', /exponentially/],
    ['^(?=.*a)b$', /looks around/],
    ['^(a)\\1$', /refers back/],
    ['^(?<n>a)\\k<n>$', /looks around/],
    ['eu', /part of the text/],
    ['^a|b$', /part of the text/],
    ['^(a|b$)', /part of the text/],
    ['^a\\$', /part of the text/],
    ['^a\\-b$', /no regular expression/],
    ['^(a$', /no regular expression/],
    [`^${'a'.repeat(300)}$`, /longer than 200/],
  ])('refuses %s', (source, words) => {
    expect(unsafeRegex(source)?.problem).toMatch(words);
  });

  it('lets the worst that it takes end', () => {
    const text = '1'.repeat(LONGEST_MATCHED);
    expect(/^\d+\.?\d+\.?\d+$/.test(`${text.slice(1)}x`)).toBe(false);
  });
});
