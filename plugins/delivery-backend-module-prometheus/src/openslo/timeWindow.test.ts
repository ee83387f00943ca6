import fc from 'fast-check';
import { instantOf, localTimeAt } from './localTime';
import { TimeWindow } from './schemas';
import { windowAt, windowText } from './timeWindow';

const AT = Date.parse('2026-03-31T10:20:30Z');
const iso = (at: number) => new Date(at).toISOString().slice(0, 16);

const rolling = (duration: string): TimeWindow[] => [
  { duration, isRolling: true, calendar: undefined },
];
const aligned = (
  duration: string,
  startTime = '2026-01-01 00:00:00',
  timeZone = 'UTC',
): TimeWindow[] => [
  { duration, isRolling: false, calendar: { startTime, timeZone } },
];

describe('windowAt', () => {
  it.each([
    ['5m', '2026-03-31T10:15'],
    ['36h', '2026-03-29T22:20'],
    ['28d', '2026-03-03T10:20'],
    ['2w', '2026-03-17T10:20'],
    // The last day, where a month is shorter.
    ['1M', '2026-02-28T10:20'],
    ['1Q', '2025-12-31T10:20'],
    ['2Y', '2024-03-31T10:20'],
  ])('should roll %s back to %s', (duration, from) => {
    const window = windowAt(rolling(duration), AT);
    expect([iso(window.from), iso(window.to)]).toEqual([
      from,
      '2026-03-31T10:20',
    ]);
  });

  it.each([
    ['1d', undefined, undefined, '2026-03-31T00:00'],
    ['1w', '2026-01-05', undefined, '2026-03-30T00:00'],
    ['2w', '2026-01-05', undefined, '2026-03-30T00:00'],
    ['1M', undefined, undefined, '2026-03-01T00:00'],
    // The 31st of a month that has none is its last day.
    ['1M', '2026-01-31', undefined, '2026-03-31T00:00'],
    ['1Q', undefined, undefined, '2026-01-01T00:00'],
    ['1Y', '2020-04-01', undefined, '2025-04-01T00:00'],
    ['6h', undefined, undefined, '2026-03-31T06:00'],
    // Clocks were put forward on 8 and 29 March: a day is a day, not 24 hours.
    ['1d', undefined, 'America/New_York', '2026-03-31T04:00'],
    ['1w', '2026-01-05', 'Europe/Berlin', '2026-03-29T22:00'],
    ['1M', undefined, 'America/New_York', '2026-03-01T05:00'],
  ])('should align %s from %s in %s', (duration, day, zone, from) => {
    const windows = aligned(duration, day && `${day} 00:00:00`, zone);
    expect(iso(windowAt(windows, AT).from)).toBe(from);
  });

  it('should hold the instant, and begin the next one where it ends', () => {
    const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata'];
    fc.assert(
      fc.property(
        fc.constantFrom('1d', '3d', '1w', '1M', '2M', '1Q', '1Y', '5h'),
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 4_000 * 1_440 }),
        (duration, zone, minutes) => {
          const windows = aligned(duration, '2020-01-31 02:30:00', zone);
          const at = Date.parse('2020-02-01T00:00:00Z') + minutes * 60_000;
          const first = instantOf(Date.parse('2020-01-31T02:30:00Z'), zone);
          fc.pre(windowAt(windows, at).from > first);
          const { from, to } = windowAt(windows, at);
          expect(from).toBeLessThanOrEqual(to);
          expect(to).toBe(at);
          // Its beginning lies in it, and the minute before in another.
          expect(windowAt(windows, from).from).toBe(from);
          expect(windowAt(windows, from - 60_000).from).toBeLessThan(from);
        },
      ),
    );
  });

  it.each<[TimeWindow[] | undefined, RegExp]>([
    [undefined, /exactly one; write for instance/],
    [[], /exactly one/],
    [[...rolling('1d'), ...rolling('2d')], /exactly one/],
    [rolling('28 days'), /duration: is no duration of OpenSLO; write it like/],
    [rolling('0d'), /no duration/],
    [rolling('3Y'), /longer than two years/],
    [
      [{ ...aligned('1d')[0], isRolling: true }],
      /either rolling .* write one of both/,
    ],
    [
      [{ duration: '1d', isRolling: false, calendar: undefined }],
      /either rolling/,
    ],
    [aligned('1d', 'yesterday'), /startTime: is no time; write it like/],
    [aligned('1d', '2026-13-01 00:00:00'), /startTime: is no time/],
    [aligned('1d', '2027-01-01 00:00:00'), /has not come yet/],
    [aligned('1d', undefined, 'Mars/Base'), /timeZone: is no zone; write/],
  ])('should refuse %j', (windows, message) => {
    expect(() => windowAt(windows, AT)).toThrow(message);
  });
});

describe('windowText', () => {
  it.each([
    [rolling('28d'), 'P28D'],
    [rolling('90m'), 'PT90M'],
    [rolling('1Q'), 'P3M'],
    [aligned('1M'), 'month'],
    [aligned('2w'), '2 weeks'],
    [rolling('a month'), 'a month'],
    [undefined, 'none'],
  ])('should say %j', (windows, text) => {
    expect(windowText(windows)).toBe(text);
  });
});

describe('local time', () => {
  it('should come back to the same clock', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('America/New_York', 'Asia/Kolkata', 'Australia/Sydney'),
        fc.integer({ min: 0, max: 20_000 * 1_440 }),
        (zone, minutes) => {
          const local = localTimeAt(minutes * 60_000, zone);
          expect(localTimeAt(instantOf(local, zone), zone)).toBe(local);
        },
      ),
    );
  });

  it('should have an answer for hours that are twice, or never', () => {
    const berlin = (text: string) =>
      iso(instantOf(Date.parse(`${text}:00Z`), 'Europe/Berlin'));
    expect(berlin('2026-10-25T02:30')).toBe('2026-10-25T00:30');
    expect(berlin('2026-03-29T02:30')).toBe('2026-03-29T01:30');
  });
});
