import fc from 'fast-check';
import { jqlDate, jqlOf, jqlText } from './jql';

const MINUTE = 60_000;

const at = (text: string) => Date.parse(text);

describe('jqlDate', () => {
  it.each([
    ['2026-03-02T08:59:59Z', 'Europe/Berlin', '2026-03-02 09:59'],
    ['2026-03-02T23:30:00Z', 'Asia/Kolkata', '2026-03-03 05:00'],
    ['2026-07-01T00:00:00Z', 'America/New_York', '2026-06-30 20:00'],
    ['2026-03-02T00:05:00Z', 'UTC', '2026-03-02 00:05'],
    // 02:30 comes twice on that day: the one before both is named.
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25 01:30'],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25 02:30'],
    ['2026-03-02T12:00:00Z', undefined, '2026-03-02 00:00'],
  ])('of %s in %s is %s', (instant, zone, local) => {
    expect(jqlDate(at(instant), zone)).toBe(local);
  });

  it('is never read as later than it is, nor much earlier', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'America/St_Johns',
      'Pacific/Chatham',
    ];
    const changes = [
      '2026-03-29T01:00Z',
      '2026-10-25T01:00Z',
      '2026-11-01T06:00Z',
      '2026-04-04T15:00Z',
    ].map(at);
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...changes),
        fc.integer({ min: -300 * MINUTE, max: 300 * MINUTE }),
        (zone, change, offset) => {
          const instant = change + offset;
          const local = jqlDate(instant, zone);
          const written = new Intl.DateTimeFormat('sv-SE', {
            timeZone: zone,
            dateStyle: 'short',
            timeStyle: 'short',
          });
          const start = Math.floor(instant / MINUTE) * MINUTE;
          const readings = Array.from(
            { length: 421 },
            (_, minute) => start + (minute - 240) * MINUTE,
          ).filter(each => written.format(each) === local);
          const latest = Math.max(...readings);
          expect(latest).toBeLessThanOrEqual(instant);
          expect(instant - latest).toBeLessThanOrEqual(121 * MINUTE);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('jqlOf', () => {
  const since = at('2026-01-01T00:00:00Z');
  const old = '(updated >= "2026-01-01 00:00" OR statusCategory != Done)';
  const order = 'ORDER BY updated ASC, key ASC';
  const timeZone = 'UTC';

  it.each([
    [undefined, `project = "PAY" AND ${old} ${order}`],
    [
      at('2025-12-01T08:00:00Z'),
      `project = "PAY" AND updated >= "2025-12-01 08:00" AND ${old} ${order}`,
    ],
    [
      at('2026-03-01T08:00:00Z'),
      `project = "PAY" AND updated >= "2026-03-01 08:00" ${order}`,
    ],
  ])('from %s', (from, jql) => {
    expect(jqlOf({ project: 'PAY', timeZone, from, since })).toBe(jql);
  });

  it('keeps a name a name', () => {
    expect(jqlText('A" OR project = "B\\')).toBe(
      '"A\\" OR project = \\"B\\\\"',
    );
  });
});
