import { columns } from './columns';
import { duration, percent } from './duration';
import { count, day } from './numbers';
import { percentile, sample } from './spread';
import { escaped, visible } from './visible';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('what people read', () => {
  it.each([
    [null, '–'],
    [0, '0'],
    [59, '< 1 min'],
    [60, '1 min'],
    [HOUR - 20, '1 h'],
    [6 * HOUR + 30 * MINUTE, '6 h 30 min'],
    [DAY - 1, '1 d'],
    [3 * DAY + 4 * HOUR + 10 * MINUTE, '3 d 4 h'],
    [3 * DAY + 23 * HOUR + 40 * MINUTE, '4 d'],
    [2_000 * DAY, '2\u202f000 d'],
  ])('should write %p seconds as %p', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  it('should set thousands apart, and write days as people do', () => {
    expect([0, 999, 1000, 1234567].map(count)).toEqual([
      '0',
      '999',
      '1\u202f000',
      '1\u202f234\u202f567',
    ]);
    expect(day('2026-11-20T18:00:00.000Z')).toBe('20 Nov 2026, 18:00 UTC');
    expect(day(null)).toBe('never: no events');
    expect([percent(0.11), percent(null)]).toEqual(['11.0 %', '–']);
  });

  it('should never show a percentile that the sample does not bear', () => {
    const spells = {
      n: 20,
      censored: 3,
      abandoned: 1,
      mean: DAY,
      sum: 20 * DAY,
      p50: DAY,
      p85: null,
      p95: 9 * DAY,
      weak: ['p95' as const],
      atLeast: { p85: 2 * DAY },
    };
    expect(percentile(spells, 'p50')).toBe('1 d');
    expect(percentile(spells, 'p85')).toBe('≥ 2 d');
    expect(percentile(spells, 'p95')).toBe('needs n ≥ 59');
    expect(sample(spells)).toBe('n = 20 + 3 open, 1 abandoned');
  });

  it('should keep columns in line whatever the data hold', () => {
    const long = '😀'.repeat(100);
    expect(
      columns([
        ['a\u001b[2J\nb', '1'],
        [long, '2'],
      ]),
    ).toBe(`  ${'a�[2J�b'.padEnd(119)}  1\n  ${'😀'.repeat(59)}…  2`);
  });

  it('should escape in JSON what it hides in a line', () => {
    const text = 'a\u009bb\u202e\u007f\n';
    expect(visible(text)).toBe('a�b���');
    const json = JSON.stringify({ text }, undefined, 1);
    expect(JSON.parse(escaped(json))).toEqual({ text });
    expect(escaped(json)).toContain('\\u009b');
  });
});
