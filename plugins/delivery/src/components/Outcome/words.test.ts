import { DateTime } from 'luxon';
import { daysUntil, dueIn, figure, lasting } from './words';

const spaced = (text: string) => text.replace(/\s+/g, ' ');

describe('figure', () => {
  it.each([
    [60, '60'],
    [60.5, '60.5'],
    [-0.25, '−0.25'],
    [0.1 + 0.2, '0.3'],
    [1e-9, '0'],
    [18000, '18 000'],
  ])('should keep the decimals of %p', (value, text) => {
    expect(spaced(figure(value))).toBe(text);
  });
});

describe('dueIn', () => {
  it.each([
    ['2026-03-30', '30 Mar 2026, 2 days left'],
    ['2026-03-29', '29 Mar 2026, 1 day left'],
    ['2026-03-28', '28 Mar 2026, today'],
    ['2026-03-27', '27 Mar 2026, 1 day ago'],
  ])('should count days of the calendar to %s', (day, text) => {
    const late = DateTime.fromISO('2026-03-28T23:59', {
      zone: 'Europe/Berlin',
    });
    expect(spaced(dueIn(day, late))).toBe(text);
  });

  it('should not lose a day where the clock is put forward', () => {
    const before = DateTime.fromISO('2026-03-28', { zone: 'Europe/Berlin' });
    expect(daysUntil('2026-03-31', before)).toBe(3);
  });
});

describe('lasting', () => {
  it('should show what is no duration as it is', () => {
    expect(spaced(lasting('P2W'))).toBe('14 d');
    expect(lasting('P1M')).toBe('P1M');
  });
});
