import { bucketOf } from './logBucket';

/** What a zig-zag varint within 2^53 can carry. */
const LARGEST_COUNT = 2 ** 52 - 1;

/**
 * How many durations fell into each logarithmic bucket.
 *
 * @remarks
 * An accumulator like {@link Spells}: {@link addToSketch} changes it,
 * {@link mergeSketches} and {@link subtractSketches} make a new one. Every
 * count is positive. Merging the sketches of days is the sketch of all days.
 *
 * @public
 */
export interface Sketch {
  /** Bucket → count, in no order. */
  readonly counts: Map<number, number>;
}

/** A sketch of nothing. @public */
export function emptySketch(): Sketch {
  return { counts: new Map() };
}

/** Adds a duration, `count` times, and gives the sketch back. @public */
export function addToSketch(
  sketch: Sketch,
  milliseconds: number,
  count: number = 1,
): Sketch {
  bump(sketch.counts, bucketOf(milliseconds), count);
  return sketch;
}

/** How many durations a sketch holds. @public */
export function sketchSize(sketch: Sketch): number {
  let size = 0;
  for (const count of sketch.counts.values()) {
    size += count;
  }
  return size;
}

/** The durations of all, in a new sketch. @public */
export function mergeSketches(...sketches: Sketch[]): Sketch {
  const merged = emptySketch();
  for (const sketch of sketches) {
    for (const [bucket, count] of sketch.counts) {
      bump(merged.counts, bucket, count);
    }
  }
  return merged;
}

/**
 * The durations of `whole` without those of `part`, in a new sketch.
 *
 * @throws RangeError if `part` holds more of a bucket than `whole`.
 * @public
 */
export function subtractSketches(whole: Sketch, part: Sketch): Sketch {
  const rest = mergeSketches(whole);
  for (const [bucket, count] of part.counts) {
    bump(rest.counts, bucket, -count);
  }
  return rest;
}

function bump(counts: Map<number, number>, bucket: number, by: number): void {
  const count = (counts.get(bucket) ?? 0) + by;
  if (!(Number.isInteger(count) && count >= 0 && count <= LARGEST_COUNT)) {
    throw new RangeError(`Bucket ${bucket} of a sketch would hold ${count}`);
  }
  if (count === 0) {
    counts.delete(bucket);
  } else {
    counts.set(bucket, count);
  }
}
