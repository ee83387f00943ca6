import { formatDate, formatInstant, secondsBetween } from './date';

const plain = (text: string) => text.replace(/\s/g, ' ');

it.each([
  [formatDate('2026-11-20T18:00:00Z', 'utc'), '20 Nov 2026'],
  [formatInstant('2026-11-20T18:05:00Z', 'utc'), '20 Nov 2026, 18:05'],
  [
    formatInstant('2026-11-20T23:30:00Z', 'Europe/Berlin'),
    '21 Nov 2026, 00:30',
  ],
  [formatDate('yesterday', 'utc'), 'yesterday'],
])('should write "%s"', (actual, expected) => {
  expect(plain(actual)).toBe(expected);
});

it('should count seconds across zones', () => {
  expect(
    secondsBetween('2026-11-20T18:00:00Z', '2026-11-20T20:00:00+01:00'),
  ).toBe(3_600);
});
