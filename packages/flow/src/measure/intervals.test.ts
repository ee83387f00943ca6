import fc from 'fast-check';
import {
  clip,
  Interval,
  subtractIntervals,
  unionMeasure,
  unionOf,
} from './intervals';

const list = fc.array(
  fc.tuple(fc.nat(40), fc.nat(40)).map(([start, end]) => ({ start, end })),
  { maxLength: 15 },
);

/** The whole instants that a list covers. */
function instants(intervals: Interval[]): number[] {
  const covered: number[] = [];
  for (let at = 0; at < 40; at += 1) {
    if (intervals.some(({ start, end }) => start <= at && at < end)) {
      covered.push(at);
    }
  }
  return covered;
}

describe('intervals', () => {
  it('should clip to the window and close what is open', () => {
    const window = { start: 10, end: 20 };
    expect(clip({ start: 5, end: 15 }, window)).toEqual({ start: 10, end: 15 });
    expect(clip({ start: 12 }, window)).toEqual({ start: 12, end: 20 });
    expect(clip({ start: 20 }, window)).toBeUndefined();
    expect(clip({ start: 15, end: 15 }, window)).toBeUndefined();
    expect(clip({ start: 16, end: 15 }, window)).toBeUndefined();
  });

  it('should cover in union what any covers', () => {
    fc.assert(
      fc.property(list, intervals => {
        const union = unionOf(intervals);
        expect(instants(union)).toEqual(instants(intervals));
        expect(unionMeasure(intervals)).toBe(instants(intervals).length);
        for (const [index, { start, end }] of union.entries()) {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThan(union[index - 1]?.end ?? -1);
        }
      }),
    );
  });

  it('should subtract exactly what the other list covers', () => {
    fc.assert(
      fc.property(list, list, (from, removed) => {
        const gone = new Set(instants(removed));
        expect(instants(subtractIntervals(from, removed))).toEqual(
          instants(from).filter(at => !gone.has(at)),
        );
      }),
    );
  });

  it('should leave its arguments as they were', () => {
    const intervals = [
      { start: 0, end: 5 },
      { start: 3, end: 9 },
    ];
    unionOf(intervals);
    expect(intervals[0]).toEqual({ start: 0, end: 5 });
  });
});
