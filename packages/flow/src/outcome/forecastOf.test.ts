import fc from 'fast-check';
import { DAY, day, daily, readingsAt } from './__testUtils__/readings';
import { normal } from './__testUtils__/noise';
import { ForecastOptions, forecastOf } from './forecastOf';
import { Reading } from './reading';

const options: ForecastOptions = {
  baseline: 20,
  target: 60,
  direction: 'up',
  holds: 2 * DAY,
  due: day(60),
  asOf: day(20),
};
/** Gains one a day from 20 on: at 60 on day 40. */
const steady = daily(21, index => 20 + index);

describe('forecastOf', () => {
  it('should give the exact instant of a perfect line', () => {
    expect(forecastOf(steady, options)).toEqual({
      state: 'onTime',
      n: 21,
      needs: 8,
      at: day(40),
      earliest: day(40),
      latest: day(40),
      valueWhenDue: 80,
    });
  });

  it('should be on time on the due instant, and late after it', () => {
    const state = (due: number) =>
      forecastOf(steady, { ...options, due }).state;
    expect([state(day(40)), state(day(40) - 1)]).toEqual(['onTime', 'late']);
  });

  it('should say what is expected only of a due day to come', () => {
    const overdue = forecastOf(steady, { ...options, due: day(10) });
    expect(overdue.state).toBe('late');
    expect('valueWhenDue' in overdue).toBe(false);
  });

  it('should go down where down is better', () => {
    const falling = daily(21, index => 50 - index);
    const down = { ...options, direction: 'down' as const, baseline: 50 };
    expect(forecastOf(falling, { ...down, target: 10 })).toMatchObject({
      state: 'onTime',
      at: day(40),
      valueWhenDue: -10,
    });
  });

  it('should be reached, and since when, from a single reading on', () => {
    expect(forecastOf(readingsAt([3, 61]), options)).toEqual({
      state: 'reached',
      n: 1,
      needs: 8,
      at: day(3),
    });
  });

  it('should take eight readings of distinct instants', () => {
    const seven = steady.slice(0, 7);
    const twice = [...seven, ...seven];
    const early = { ...options, asOf: day(7) };
    expect(forecastOf([], early)).toEqual({ state: 'tooFew', n: 0, needs: 8 });
    expect(forecastOf(twice, early)).toEqual({
      state: 'tooFew',
      n: 7,
      needs: 8,
    });
    expect(forecastOf(steady, early)).toMatchObject({
      state: 'onTime',
      n: 8,
      at: day(40),
    });
  });

  it.each([
    ['stands still', () => 30],
    ['goes back', (index: number) => 50 - index],
    ['takes more than ten years', (index: number) => 20 + index / 100],
  ])('should not be moving where it %s', (_, course) => {
    const forecast = forecastOf(daily(21, course), options);
    expect(forecast.state).toBe('notMoving');
    expect('at' in forecast || 'latest' in forecast).toBe(false);
    expect(forecast.valueWhenDue).toBeLessThan(60);
  });

  it('should bound no end that does not move towards the target', () => {
    const noise = normal(7);
    const forecast = forecastOf(
      daily(21, index => 30 + index / 20 + 3 * noise()),
      options,
    );
    expect(['onTime', 'late']).toContain(forecast.state);
    expect(forecast.earliest).toBeLessThan(forecast.at!);
    expect('latest' in forecast).toBe(false);
  });

  it('should give a golden interval of a noisy course', () => {
    const wobble = [0, 2, -1, 1, -2, 0, 1, -1, 2, 0, -1];
    const forecast = forecastOf(
      daily(11, index => 20 + index + wobble[index]),
      { ...options, asOf: day(10) },
    );
    const inDays = (at: number | undefined) => (at! - day(0)) / DAY;
    // n = 11: N = 55, V = 164 with ties, k = 14; slopes 1, ½ and 1⅓ a day
    // through (5, 25). SciPy's theilslopes gives the same three.
    expect(inDays(forecast.at)).toBeCloseTo(40, 6);
    expect(inDays(forecast.earliest)).toBeCloseTo(31.25, 6);
    expect(inDays(forecast.latest)).toBeCloseTo(75, 6);
  });

  it('should expect it now where the line is there and the reading is not', () => {
    const readings = [...steady, { at: day(20.5), value: 50 }];
    const target = 39.5;
    const dipped = [
      ...daily(40, index => 20 + index),
      { at: day(40), value: 39 },
    ];
    const asOf = day(40);
    expect(forecastOf(readings, { ...options, target }).state).toBe('reached');
    expect(forecastOf(dipped, { ...options, target, asOf })).toMatchObject({
      state: 'onTime',
      at: asOf,
      earliest: asOf,
    });
  });

  it('should look at 180 days, or at 24 readings where they are sparse', () => {
    const turned = daily(400, index =>
      index < 210 ? 50 - index / 10 : index / 10,
    );
    expect(forecastOf(turned, { ...options, asOf: day(399) })).toMatchObject({
      n: 180,
      state: 'late',
      at: day(600),
    });
    const monthly = daily(1000, index => 20 + index / 50).filter(
      (_, index) => index % 30 === 0,
    );
    expect(forecastOf(monthly, { ...options, asOf: day(1000) })).toMatchObject({
      n: 24,
      at: day(2000),
    });
  });

  it('should refuse a goal that is none', () => {
    expect(() => forecastOf(steady, { ...options, target: 20 })).toThrow(
      /^target must be above/,
    );
    expect(() => forecastOf(steady, { ...options, due: NaN })).toThrow(
      /^due must be/,
    );
  });
});

const courses: fc.Arbitrary<Reading[]> = fc
  .array(fc.integer({ min: 0, max: 90 }), { minLength: 8, maxLength: 30 })
  .map(values => daily(values.length, index => values[index]))
  .filter(readings => readings[readings.length - 1].value < 60);

describe('forecast laws', () => {
  it('should move with time', () => {
    fc.assert(
      fc.property(
        courses,
        fc.integer({ min: -1e6, max: 1e6 }),
        (course, by) => {
          const later = (at?: number) =>
            at === undefined ? at : at + by * 1000;
          const asOf = day(30);
          const { at, earliest, latest, ...rest } = forecastOf(course, {
            ...options,
            asOf,
          });
          const moved = forecastOf(
            course.map(each => ({ ...each, at: later(each.at)! })),
            { ...options, asOf: later(asOf)!, due: later(options.due)! },
          );
          expect([moved.state, moved.n]).toEqual([rest.state, rest.n]);
          expect(moved.valueWhenDue ?? 0).toBeCloseTo(
            rest.valueWhenDue ?? 0,
            6,
          );
          expect([moved.at, moved.earliest, moved.latest]).toEqual(
            [at, earliest, latest].map(later),
          );
        },
      ),
    );
  });

  it('should say the same in another unit, even one that counts backwards', () => {
    fc.assert(
      fc.property(
        courses,
        fc.constantFrom(-4, -1, 0.25, 2, 1024),
        fc.integer({ min: -1000, max: 1000 }),
        (course, factor, offset) => {
          const inUnit = (value: number) => factor * value + offset;
          const asOf = day(30);
          const one = forecastOf(course, { ...options, asOf });
          const other = forecastOf(
            course.map(({ at, value }) => ({ at, value: inUnit(value) })),
            {
              ...options,
              asOf,
              baseline: inUnit(20),
              target: inUnit(60),
              direction: factor > 0 ? 'up' : 'down',
            },
          );
          expect(other.state).toBe(one.state);
          for (const end of ['at', 'earliest', 'latest'] as const) {
            const difference = (other[end] ?? 0) - (one[end] ?? 0);
            expect(Math.abs(difference)).toBeLessThanOrEqual(1);
          }
          const { valueWhenDue } = one;
          expect(other.valueWhenDue ?? 0).toBeCloseTo(
            valueWhenDue === undefined ? 0 : inUnit(valueWhenDue),
            6,
          );
        },
      ),
    );
  });

  it('should barely move for one wild reading', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 19 }),
        fc.integer({ min: -1e9, max: 1e9 }),
        (index, value) => {
          const wild = steady.map((reading, each) =>
            each === index ? { ...reading, value } : reading,
          );
          const { at } = forecastOf(wild, options);
          expect(Math.abs(at! - day(40))).toBeLessThanOrEqual(DAY);
        },
      ),
    );
  });

  it('should keep its ends around what is expected, and nothing before asOf', () => {
    fc.assert(
      fc.property(courses, course => {
        const asOf = day(30);
        const { at, earliest, latest } = forecastOf(course, {
          ...options,
          asOf,
        });
        fc.pre(at !== undefined);
        expect(earliest).toBeGreaterThanOrEqual(asOf);
        expect(earliest).toBeLessThanOrEqual(at!);
        expect(latest ?? Infinity).toBeGreaterThanOrEqual(at!);
      }),
    );
  });

  it('should cover the true instant in about 95 of 100 noisy courses', () => {
    let covered = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const noise = normal(seed);
      const course = daily(30, index => 20 + index / 2 + noise());
      const { earliest, latest = Infinity } = forecastOf(course, {
        ...options,
        asOf: day(29),
      });
      covered += earliest! <= day(80) && day(80) <= latest ? 1 : 0;
    }
    expect(covered / 200).toBeGreaterThan(0.88);
  });
});
