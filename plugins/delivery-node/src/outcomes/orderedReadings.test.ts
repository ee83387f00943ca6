import fc from 'fast-check';
import { orderedReadings } from './orderedReadings';

const readings = fc.uniqueArray(
  fc.record({
    at: fc.integer({ min: 0, max: 100 }),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }),
  }),
  { selector: ({ at }) => at },
);
const window = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.nat(100))
  .map(([since, length]) => ({ since, until: since + length }));

describe('orderedReadings', () => {
  it('should give what is in the window, oldest first, and lose nothing', () => {
    fc.assert(
      fc.property(readings, window, (all, { since, until }) => {
        const { readings: found, ahead } = orderedReadings(all, {
          since,
          until,
        });
        const inWindow = all.filter(({ at }) => since < at && at <= until);
        expect(new Set(found)).toEqual(new Set(inWindow));
        expect(found.map(({ at }) => at)).toEqual(
          inWindow.map(({ at }) => at).sort((one, other) => one - other),
        );
        expect(ahead).toBe(all.filter(({ at }) => at > until).length);
      }),
    );
  });

  it('should not depend on the order, nor on what is told twice', () => {
    fc.assert(
      fc.property(
        readings.chain(all =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray([...all, ...all], {
              minLength: 2 * all.length,
            }),
          ),
        ),
        ([all, shuffled]) => {
          const whole = { since: -1, until: 100 };
          expect(orderedReadings(shuffled, whole)).toEqual(
            orderedReadings(all, whole),
          );
        },
      ),
    );
  });

  it('should read on where it stopped', () => {
    fc.assert(
      fc.property(
        readings,
        window,
        fc.nat(100),
        (all, { since, until }, cut) => {
          const between = Math.min(until, since + cut);
          const read = (from: number, to: number) =>
            orderedReadings(all, { since: from, until: to }).readings;
          expect([...read(since, between), ...read(between, until)]).toEqual(
            read(since, until),
          );
        },
      ),
    );
  });

  it('should refuse two figures for one instant, and too many', () => {
    const whole = { since: -1, until: 20_000 };
    expect(() =>
      orderedReadings(
        [
          { at: 0, value: 1 },
          { at: 0, value: 2 },
        ],
        whole,
      ),
    ).toThrow('has two figures for 1970-01-01T00:00:00.000Z; give one');
    const many = Array.from({ length: 10_001 }, (_, at) => ({ at, value: 1 }));
    expect(() => orderedReadings(many, whole)).toThrow(
      /has 10001 readings, and 10,000 are the most/,
    );
    expect(orderedReadings(many.slice(1), whole).readings).toHaveLength(10_000);
  });
});
