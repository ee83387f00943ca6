import { Assessment } from '../OutcomeAssessor';
import { quarterBefore } from './quarterBefore';

const DAY = 86_400_000;
const AS_OF = Date.parse('2026-11-27T12:00:00Z');
const iso = (days: number) => new Date(AS_OF - days * DAY).toISOString();

const increment = (need: number, deployed?: number, adopted?: number) => ({
  need: iso(need),
  ...(deployed !== undefined && { deployed: iso(deployed) }),
  ...(adopted !== undefined && { adopted: iso(adopted) }),
});

const report = (more: object = {}, readings: Array<[number, number]> = []) =>
  ({
    asOf: iso(0),
    adoption: { stays: 'P14D' },
    increments: [],
    measure: {
      baseline: 20,
      target: 60,
      direction: 'up',
      metering: {
        holds: 172_800,
        readings: readings.map(([days, value]) => ({ at: iso(days), value })),
      },
    },
    ...more,
  } as unknown as Assessment);

const recomputedBefore = (of: Assessment) => quarterBefore(of, undefined);

describe('a quarter before, from what is known today', () => {
  it('should be the increment that had got there last', () => {
    const increments = [
      increment(300, 260, 250),
      increment(200, 150, 140),
      // Adopted since.
      increment(180, 95, 90),
    ];
    expect(recomputedBefore(report({ increments }))).toEqual({
      asOf: iso(91),
      share: null,
      latest: null,
      timeToValue: 60 * 86_400,
      recomputed: true,
    });
  });

  it('should know of an adoption once it had stayed', () => {
    const of = (adopted: number) =>
      recomputedBefore(report({ increments: [increment(200, 150, adopted)] }))
        ?.timeToValue;
    expect([of(105), of(104)]).toEqual([95 * 86_400, undefined]);
  });

  it('should be timed up to the deployment where adoption is not measured', () => {
    const increments = [increment(200, 150), increment(120)];
    const { timeToValue } = recomputedBefore(
      report({ adoption: null, increments }),
    )!;
    expect(timeToValue).toBe(50 * 86_400);
  });

  it('should be the latest reading by then, and how far that was', () => {
    expect(
      recomputedBefore(
        report({}, [
          [200, 22],
          [92, 30],
          [90, 50],
        ]),
      ),
    ).toMatchObject({ share: 0.25, latest: 30, timeToValue: null });
  });

  it('should be nothing where nothing is known of then', () => {
    const increments = [increment(80, 60, 50)];
    expect(
      recomputedBefore(report({ increments }, [[90, 50]])),
    ).toBeUndefined();
  });
});
