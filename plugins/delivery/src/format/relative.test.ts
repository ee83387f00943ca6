import { formatRelative } from './relative';

const asOf = '2026-11-20T18:00:00Z';

it.each([
  ['2026-11-20T17:48:00Z', '12 min ago'],
  ['2026-11-17T14:00:00Z', '3 d 4 h ago'],
  ['2026-11-20T17:59:30Z', 'just now'],
  ['2026-11-20T18:00:00Z', 'just now'],
  ['2026-11-20T18:00:30Z', 'in less than a minute'],
  ['2026-11-20T18:04:00Z', 'in 4 min'],
])('should tell %s as %s', (instant, text) => {
  expect(formatRelative(instant, asOf).replace(/\s/g, ' ')).toBe(text);
});
