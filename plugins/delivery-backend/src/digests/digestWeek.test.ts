import fc from 'fast-check';
import { weekdays } from '../config/digestConfig';
import { digestWeek } from './digestWeek';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const monday = { weekday: 'monday' as const, hour: 7 };
const sunday = { weekday: 'sunday' as const, hour: 23 };

describe('digestWeek', () => {
  it.each([
    ['before its hour', monday, '2026-06-08T06:59:59.999Z', undefined],
    ['at its hour', monday, '2026-06-08T07:00:00Z', '2026-06-08'],
    ['on the next day', monday, '2026-06-09T12:00:00Z', '2026-06-08'],
    ['a moment too late', monday, '2026-06-10T07:00:00Z', undefined],
    ['on the day before', monday, '2026-06-07T23:00:00Z', undefined],
    ['at the end of a week', sunday, '2026-06-14T23:00:00Z', '2026-06-08'],
    ['in the week after', sunday, '2026-06-16T22:00:00Z', '2026-06-08'],
  ])('should know %s', (_, config, at, week) => {
    expect(digestWeek(config, Date.parse(at))).toBe(week);
  });

  it('should be due for two days of every week, and name its Monday', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...weekdays),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 60_000 * DAY }),
        (weekday, hour, at) => {
          const hours = Array.from({ length: 168 }, (_, each) =>
            digestWeek({ weekday, hour }, at + each * HOUR),
          );
          const due = hours.filter(week => week !== undefined);
          expect(due).toHaveLength(48);
          for (const week of due) {
            expect(new Date(week).getUTCDay()).toBe(1);
          }
        },
      ),
    );
  });
});
