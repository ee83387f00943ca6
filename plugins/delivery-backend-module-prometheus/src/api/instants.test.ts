import fc from 'fast-check';
import { alignedRanges, MOST_STEPS } from './instants';

const instantsOf = (options: Parameters<typeof alignedRanges>[0]) =>
  [...alignedRanges(options)].flatMap(({ start, end, step }) =>
    Array.from(
      { length: (end - start) / step + 1 },
      (_, index) => start + index * step,
    ),
  );

describe('alignedRanges', () => {
  it('should give the multiples after one instant, up to another', () => {
    const step = 60_000;
    expect(instantsOf({ after: 59_999, until: 180_000, step })).toEqual([
      60_000, 120_000, 180_000,
    ]);
    expect(instantsOf({ after: 60_000, until: 179_999, step })).toEqual([
      120_000,
    ]);
    expect(instantsOf({ after: 60_000, until: 60_000, step })).toEqual([]);
    expect(instantsOf({ after: 10, until: 30, step: 7, origin: 10 })).toEqual([
      17, 24,
    ]);
  });

  it('should give each of them once, and nothing else', () => {
    const upTo = (max: number, min = 0) => fc.integer({ min, max });
    fc.assert(
      fc.property(
        upTo(500),
        upTo(500),
        upTo(60, 1),
        upTo(500),
        (after, span, step, origin) => {
          const until = after + span;
          const expected = Array.from(
            { length: span },
            (_, index) => after + 1 + index,
          ).filter(at => (at - origin) % step === 0);
          const options = { after, until, step, origin };
          expect(instantsOf(options)).toEqual(expected);
        },
      ),
    );
  });

  it('should cut what is too long for one request', () => {
    const ranges = [...alignedRanges({ after: 0, until: 12_001, step: 1 })];
    expect(ranges.map(({ start, end }) => [start, end])).toEqual([
      [1, MOST_STEPS],
      [MOST_STEPS + 1, 2 * MOST_STEPS],
      [2 * MOST_STEPS + 1, 12_001],
    ]);
  });
});
