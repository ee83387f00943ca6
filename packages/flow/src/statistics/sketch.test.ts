import fc from 'fast-check';
import { bucketOf, bucketValue } from './logBucket';
import {
  addToSketch,
  emptySketch,
  mergeSketches,
  Sketch,
  sketchSize,
  subtractSketches,
} from './sketch';
import { decodeSketch, encodeSketch } from './sketchCodec';

const durations = fc.array(
  fc.oneof(fc.nat(5), fc.nat(100_000), fc.maxSafeNat()),
  { maxLength: 50 },
);

function sketchOf(list: number[]): Sketch {
  return list.reduce(
    (sketch, each) => addToSketch(sketch, each),
    emptySketch(),
  );
}

describe('logBucket', () => {
  it.each([
    [0, -1],
    [0.9, -1],
    [1, 0],
    [2, 35],
    [1000, 346],
    [365 * 86_400_000, 1209],
  ])('should put %p ms into bucket %p', (milliseconds, bucket) => {
    expect(Object.is(bucketOf(milliseconds), bucket)).toBe(true);
  });

  it('should take 863 buckets from 1 s to 1 year', () => {
    expect(bucketOf(365 * 86_400_000) - bucketOf(1000)).toBe(863);
  });

  it('should stay within 1 % and ascend', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.integer({ min: 1, max: 5_000_000 }),
          fc.integer({ min: 1, max: 2 ** 52 }),
        ),
        milliseconds => {
          const value = bucketValue(bucketOf(milliseconds));
          const error = Math.abs(value - milliseconds) / milliseconds;
          expect(error).toBeLessThanOrEqual(0.01 + 1e-12);
          expect(bucketOf(milliseconds + 1)).toBeGreaterThanOrEqual(
            bucketOf(milliseconds),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([-1, NaN, Infinity, 2 ** 53])('should refuse %p ms', milliseconds => {
    expect(() => bucketOf(milliseconds)).toThrow(RangeError);
  });
});

describe('the algebra of sketches', () => {
  it('should merge the sketches of days to the sketch of all', () => {
    fc.assert(
      fc.property(durations, durations, durations, (a, b, c) => {
        const [x, y, z] = [a, b, c].map(sketchOf);
        const all = sketchOf([...a, ...b, ...c]);
        expect(mergeSketches(x, y, z)).toEqual(all);
        expect(mergeSketches(z, mergeSketches(y, x))).toEqual(all);
        expect(sketchSize(all)).toBe(a.length + b.length + c.length);
      }),
    );
  });

  it('should take away what was merged, and nothing else', () => {
    fc.assert(
      fc.property(durations, durations, (a, b) => {
        const whole = mergeSketches(sketchOf(a), sketchOf(b));
        expect(subtractSketches(whole, sketchOf(b))).toEqual(sketchOf(a));
      }),
    );
    expect(() => subtractSketches(emptySketch(), sketchOf([1]))).toThrow(
      RangeError,
    );
  });

  it('should leave its arguments as they were', () => {
    const day = sketchOf([1000]);
    mergeSketches(day, sketchOf([1000]));
    subtractSketches(day, sketchOf([1000]));
    expect(day).toEqual(sketchOf([1000]));
  });
});

describe('sketchCodec', () => {
  it('should read back what it wrote', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.maxSafeNat(), fc.integer({ min: 1, max: 2 ** 40 })),
          {
            maxLength: 50,
          },
        ),
        rows => {
          const sketch = emptySketch();
          for (const [milliseconds, count] of rows) {
            addToSketch(sketch, milliseconds, count);
          }
          expect(decodeSketch(encodeSketch(sketch))).toEqual(sketch);
        },
      ),
    );
  });

  it('should give equal bytes for equal sketches', () => {
    expect(encodeSketch(sketchOf([0, 1, 1000, 1000]))).toEqual(
      Uint8Array.from([1, 2, 2, 2, 0xb4, 0x05, 4]),
    );
    expect(encodeSketch(sketchOf([1000, 1, 0, 1000]))).toEqual(
      encodeSketch(sketchOf([0, 1, 1000, 1000])),
    );
  });

  it.each([
    ['a lone bucket', [2]],
    ['an unfinished number', [0x80]],
    ['a number beyond 53 bits', [2, ...Array(7).fill(0xff), 0x7f]],
    ['a number without end', Array(20).fill(0xff)],
    ['a count of zero', [2, 0]],
    ['a negative count', [2, 1]],
    ['a bucket below the first', [3, 2]],
    ['a bucket beyond the last', [0xff, 0xff, 0x03, 2]],
    ['the same bucket twice', [2, 2, 0, 2]],
    ['descending buckets', [4, 2, 1, 2]],
  ])('should refuse %s', (_, bytes) => {
    expect(() => decodeSketch(Uint8Array.from(bytes))).toThrow(
      expect.objectContaining({ name: 'SketchFormatError' }),
    );
  });

  it('should read any bytes to a sketch it would write, or refuse them', () => {
    const outcomeOf = (bytes: Uint8Array): Uint8Array | string => {
      try {
        return encodeSketch(decodeSketch(bytes));
      } catch (error) {
        return (error as Error).name;
      }
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), bytes => {
        const outcome = outcomeOf(bytes);
        const again =
          typeof outcome === 'string' ? outcome : outcomeOf(outcome);
        expect(again).toEqual(outcome);
        expect(
          outcome instanceof Uint8Array || outcome === 'SketchFormatError',
        ).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
