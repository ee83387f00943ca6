import { dayNumber, dayOf, dayText, periodAround, weekdayOf } from './day';

describe('day', () => {
  it.each(['1969-12-31', '1970-01-01', '2024-02-29', '2026-03-02'])(
    'should read and write %s',
    text => {
      expect(dayText(dayNumber('day', text))).toBe(text);
    },
  );

  it.each(['2026-02-30', '2025-02-29', '2026-3-2', '', 'today', '2026-13-01'])(
    'should refuse %p',
    text => {
      expect(() => dayNumber('days[3].day', text)).toThrow(
        new RangeError(
          `days[3].day must be a day like 2027-03-31, got "${text}"`,
        ),
      );
    },
  );

  it('should tell weekdays apart before 1970 too', () => {
    const thursday = dayNumber('day', '2026-03-05');
    expect(weekdayOf(thursday)).toBe(0);
    expect(weekdayOf(dayNumber('day', '1969-12-31'))).toBe(6);
  });

  it.each([
    ['2026-02-28', 'month', '2026-02-01', '2026-02-28'],
    ['2024-02-01', 'month', '2024-02-01', '2024-02-29'],
    ['2026-12-31', 'month', '2026-12-01', '2026-12-31'],
    ['2026-03-31', 'quarter', '2026-01-01', '2026-03-31'],
    ['2026-11-05', 'quarter', '2026-10-01', '2026-12-31'],
    ['2026-11-05', 'year', '2026-01-01', '2026-12-31'],
  ] as const)(
    'should put %s into the %s from %s to %s',
    (text, period, ...ends) => {
      const { first, last } = periodAround(dayNumber('day', text), period);
      expect([dayText(first), dayText(last)]).toEqual(ends);
    },
  );

  it('should take the day of the clock of Greenwich', () => {
    const at = Date.UTC(2026, 2, 2, 23, 59, 59, 999);
    expect(dayText(dayOf('asOf', at))).toBe('2026-03-02');
    expect(dayText(dayOf('asOf', at + 1))).toBe('2026-03-03');
    expect(() => dayOf('asOf', NaN)).toThrow(/^asOf must be/);
  });
});
