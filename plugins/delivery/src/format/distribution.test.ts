import { DAY, distribution } from '../__testUtils__/distributions';
import { formatPercentile, formatSample, readPercentile } from './distribution';

const plain = (text: string) => text.replace(/\s/g, ' ');

describe('formatPercentile', () => {
  it.each([
    ['known', distribution(164, 9 * DAY), 'p50', '9 d'],
    [
      'weak by the backend',
      distribution(80, DAY, { weak: ['p95'] }),
      'p95',
      'needs n ≥ 59',
    ],
    ['too few', distribution(12, DAY), 'p85', 'needs n ≥ 19'],
    ['hardly any', distribution(3, DAY), 'p50', 'needs n ≥ 5'],
    [
      'a bound where the curve does not reach it',
      distribution(80, DAY, { p85: null, atLeast: { p85: 15 * DAY } }),
      'p85',
      '≥ 15 d',
    ],
    ['not reached', distribution(80, DAY, { p95: null }), 'p95', 'not reached'],
  ] as const)('should show %s', (_, figures, percentile, text) => {
    expect(plain(formatPercentile(figures, percentile))).toBe(text);
  });

  it('should never draw what it withholds', () => {
    expect(readPercentile(distribution(12, DAY), 'p95')).toEqual({
      state: 'weak',
      needed: 59,
    });
  });
});

it('should say what is open beside what is decided', () => {
  expect(plain(formatSample({ n: 164, censored: 14 }))).toBe(
    'n = 164 + 14 open (censored)',
  );
  expect(plain(formatSample({ n: 7, censored: 0 }))).toBe('n = 7');
});
