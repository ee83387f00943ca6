import fc from 'fast-check';
import { walkedTime } from './__testUtils__/walkedTime';
import { CalendarConfig } from './calendarConfig';
import { createWorkCalendar } from './createWorkCalendar';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const timeZone = 'Europe/Berlin';
const in2026 = { years: { from: 2026, to: 2026 } };

/** Working hours between two local times, offset included. */
function hours(config: CalendarConfig, from: string, to: string): number {
  const calendar = createWorkCalendar(config, in2026);
  return calendar.workingTime(Date.parse(from), Date.parse(to)) / HOUR;
}

const always = { timeZone, week: { 'mon-sun': ['00:00-24:00'] } };
const office: CalendarConfig = {
  timeZone,
  week: { 'mon-fri': ['09:00-12:30', '13:30-18:00'] },
  holidays: 'DE-BE',
};

describe('WorkCalendar when clocks change', () => {
  it('should give 23 hours to the day in spring and 25 to that in autumn', () => {
    const spring = ['2026-03-29T00:00+01:00', '2026-03-30T00:00+02:00'];
    const autumn = ['2026-10-25T00:00+02:00', '2026-10-26T00:00+01:00'];
    expect(hours(always, spring[0], spring[1])).toBe(23);
    expect(hours(always, autumn[0], autumn[1])).toBe(25);
  });

  it.each([
    ['spring', '2026-03-29', 2],
    ['autumn', '2026-10-25', 4],
    ['any other season', '2026-06-14', 3],
  ])(
    'should fill a Sunday window 01–04 in %s with its hours',
    (_, day, long) => {
      const sunday = { timeZone, week: { sun: ['01:00-04:00'] } };
      const midnight = Date.parse(`${day}T00:00Z`);
      const from = new Date(midnight - DAY / 4).toISOString();
      const to = new Date(midnight + DAY).toISOString();
      expect(hours(sunday, from, to)).toBe(long);
    },
  );

  it('should count two hours from Friday evening to Monday morning', () => {
    const weekend = ['2026-03-27T17:00+01:00', '2026-03-30T10:00+02:00'];
    expect(hours(office, weekend[0], weekend[1])).toBe(2);
  });

  it('should move a window out of the spring gap, not lose it', () => {
    const gap = { timeZone, week: { sun: ['02:15-02:45'] } };
    const calendar = createWorkCalendar(gap, in2026);
    const midnight = Date.parse('2026-03-29T00:00+01:00');
    expect(calendar.workingTime(midnight, midnight + DAY)).toBe(HOUR / 2);
    expect(calendar.addWorkingTime(midnight, 1)).toBe(
      Date.parse('2026-03-29T03:15+02:00') + 1,
    );
  });

  it('should not count twice where a moved window meets the next', () => {
    const week = { sun: ['02:15-02:45', '03:00-04:00'] };
    const meets = { timeZone, week };
    const day = ['2026-03-29T00:00+01:00', '2026-03-30T00:00+02:00'];
    expect(hours(meets, day[0], day[1])).toBe(1);
  });
});

describe('WorkCalendar', () => {
  it('should not work on holidays, nor after the start of half of one', () => {
    const may = ['2026-04-30T18:00+02:00', '2026-05-02T00:00+02:00'];
    expect(hours(office, may[0], may[1])).toBe(0);
    const iceland = {
      ...office,
      timeZone: 'Atlantic/Reykjavik',
      holidays: 'IS',
    };
    const eve = ['2026-12-24T00:00Z', '2026-12-25T00:00Z'];
    expect(hours(iceland, eve[0], eve[1])).toBe(3.5);
  });

  it('should add up to the end of the hours, not to the next opening', () => {
    const calendar = createWorkCalendar(office, in2026);
    const friday = Date.parse('2026-06-12T17:00+02:00');
    expect(calendar.addWorkingTime(friday, HOUR)).toBe(friday + HOUR);
    expect(calendar.addWorkingTime(friday, HOUR + 1)).toBe(
      Date.parse('2026-06-15T09:00+02:00') + 1,
    );
    expect(calendar.addWorkingTime(friday + 5 * HOUR, 0)).toBe(
      friday + 5 * HOUR,
    );
  });

  it.each([
    ['2025-12-31T22:59:59.999Z', '2025-12-31T22:59:59.999Z lies outside'],
    ['2026-12-31T23:00:00.001Z', '2026-12-31T23:00:00.001Z lies outside'],
    ['never', 'NaN lies outside'],
  ])('should refuse %s and say its range', (instant, message) => {
    const calendar = createWorkCalendar(office, in2026);
    const inside = Date.parse('2026-06-01T00:00Z');
    expect(() => calendar.workingTime(inside, Date.parse(instant))).toThrow(
      expect.objectContaining({
        name: 'CalendarRangeError',
        message: `${message} the calendar, which covers 2025-12-31T23:00:00.000Z to 2026-12-31T23:00:00.000Z`,
      }),
    );
  });

  it('should refuse to add more than the table has', () => {
    const calendar = createWorkCalendar(office, in2026);
    const inside = Date.parse('2026-12-30T00:00Z');
    expect(() => calendar.addWorkingTime(inside, 90 * HOUR)).toThrow(
      '2026-12-30T00:00:00.000Z plus 324000000 ms lies outside',
    );
    expect(() => calendar.addWorkingTime(inside, -1)).toThrow(RangeError);
  });

  it.each([
    { from: 2027, to: 2026 },
    { from: NaN, to: 2026 },
    { from: 2026, to: 2026.5 },
  ])('should refuse the years %p', years => {
    expect(() => createWorkCalendar(office, { years })).toThrow(
      'Not a range of years',
    );
  });

  it('should refuse an unknown time zone at once', () => {
    const config = { ...office, timeZone: 'Europe/Nowhere' };
    for (const options of [{}, in2026]) {
      expect(() => createWorkCalendar(config, options)).toThrow(
        expect.objectContaining({
          name: 'CalendarConfigError',
          message: expect.stringContaining("timeZone: 'Europe/Nowhere'"),
        }),
      );
    }
  });
});

describe('a WorkCalendar without years', () => {
  const growing = createWorkCalendar(office);

  it('should agree with a table, in whatever order it is asked', () => {
    const table = createWorkCalendar(office, {
      years: { from: 2009, to: 2041 },
    });
    const instants = ['2026-05-05', '2040-12-31', '2010-01-01', '2025-01-01'];
    for (const from of instants.map(Date.parse)) {
      for (const to of instants.map(Date.parse)) {
        expect(growing.workingTime(from, to)).toBe(table.workingTime(from, to));
      }
    }
  });

  it('should extend itself to where added work ends', () => {
    const fresh = createWorkCalendar(office);
    const from = Date.parse('2026-05-05T00:00Z');
    const end = fresh.addWorkingTime(from, 20_000 * HOUR);
    expect(fresh.workingTime(from, end)).toBe(20_000 * HOUR);
    expect(new Date(end).getUTCFullYear()).toBe(2036);
  });

  it('should not grow without end', () => {
    const open = createWorkCalendar({ ...office, holidays: undefined });
    const from = Date.parse('2026-05-05T00:00Z');
    for (const to of [-1e15, 1e15, 1e16, NaN, Infinity]) {
      expect(() => open.workingTime(from, to)).toThrow(
        'lies outside the calendar, which covers 2024-12-31T23:00:00.000Z to 2029-12-31T23:00:00.000Z',
      );
      expect(() => open.addWorkingTime(to, 1)).toThrow('lies outside');
    }
    expect(() => open.addWorkingTime(from, 1e15)).toThrow(
      'to 2099-12-31T23:00:00.000Z',
    );
  });

  it('should know its first and last year', () => {
    const open = createWorkCalendar({ ...always, timeZone: 'UTC' });
    const bounds = ['1970-01-01T00:00Z', '2100-01-01T00:00Z'].map(Date.parse);
    expect(open.workingTime(bounds[0], bounds[1] - 1)).toBe(bounds[1] - 1);
  });
});

describe('calendar laws', () => {
  const calendar = createWorkCalendar(office, {
    years: { from: 2024, to: 2027 },
  });
  const instant = fc.integer({
    min: Date.parse('2024-01-02T00:00Z'),
    max: Date.parse('2026-12-30T00:00Z'),
  });
  const runs = { numRuns: 1000 };

  it('should be additive (C1)', () => {
    fc.assert(
      fc.property(instant, instant, instant, (a, b, c) => {
        const ab = calendar.workingTime(a, b);
        const bc = calendar.workingTime(b, c);
        expect(ab + bc).toBe(calendar.workingTime(a, c));
      }),
      runs,
    );
  });

  it('should lie between nothing and what elapsed (C2)', () => {
    fc.assert(
      fc.property(instant, fc.nat(40 * DAY), (from, elapsed) => {
        const worked = calendar.workingTime(from, from + elapsed);
        expect(worked).toBeGreaterThanOrEqual(0);
        expect(worked).toBeLessThanOrEqual(elapsed);
      }),
      runs,
    );
  });

  it('should find the first instant by which work is done (C3)', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 30 * DAY }), (a, w) => {
        const end = calendar.addWorkingTime(a, w);
        expect(calendar.workingTime(a, end)).toBe(w);
        expect(calendar.workingTime(a, end - 1)).toBe(w - 1);
      }),
      runs,
    );
  });

  it('should equal a walk over the local days, in any zone', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Africa/Cairo',
    ];
    const calendars = new Map(
      zones.map(zone => [
        zone,
        createWorkCalendar({ ...office, timeZone: zone }, in2026),
      ]),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({
          min: Date.parse('2026-01-02T00:00Z'),
          max: Date.parse('2026-11-01T00:00Z'),
        }),
        fc.nat(50 * DAY),
        (zone, from, elapsed) => {
          const worked = walkedTime(zone, { start: from, end: from + elapsed });
          expect(calendars.get(zone)?.workingTime(from, from + elapsed)).toBe(
            worked,
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});
