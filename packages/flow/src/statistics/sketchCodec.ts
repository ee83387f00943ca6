import { LAST_BUCKET, ZERO_BUCKET } from './logBucket';
import { emptySketch, Sketch } from './sketch';

/** Seven bits each; 8 bytes hold 2^56 > 2^53. */
const LONGEST_VARINT = 8;

/**
 * Thrown for bytes that are not an encoded sketch.
 *
 * @remarks
 * Its message says what is wrong at which byte. Compare by `name`.
 *
 * @public
 */
export class SketchFormatError extends Error {
  readonly name = 'SketchFormatError';
}

/**
 * A sketch as bytes: (Δbucket, count) by ascending bucket.
 *
 * @remarks
 * Both are zig-zag varints (LEB128), about two bytes a pair. Equal sketches
 * give equal bytes.
 *
 * @public
 */
export function encodeSketch(sketch: Sketch): Uint8Array {
  const bytes: number[] = [];
  let previous = 0;
  const rows = [...sketch.counts].sort(([left], [right]) => left - right);
  for (const [bucket, count] of rows) {
    writeVarint(bytes, zigZag(bucket - previous));
    writeVarint(bytes, zigZag(count));
    previous = bucket;
  }
  return Uint8Array.from(bytes);
}

/**
 * Reads what {@link encodeSketch} wrote.
 *
 * @throws SketchFormatError for anything that it cannot have written.
 * @public
 */
export function decodeSketch(bytes: Uint8Array): Sketch {
  const sketch = emptySketch();
  let bucket = 0;
  let offset = 0;
  while (offset < bytes.length) {
    const step = readVarint(bytes, offset);
    const count = readVarint(bytes, step.next);
    bucket += unZigZag(step.value);
    if (bucket < ZERO_BUCKET || bucket > LAST_BUCKET) {
      throw new SketchFormatError(`Bucket ${bucket} at byte ${offset}`);
    }
    if (offset > 0 && unZigZag(step.value) < 1) {
      throw new SketchFormatError(`Buckets do not ascend at byte ${offset}`);
    }
    if (unZigZag(count.value) < 1) {
      throw new SketchFormatError(`No positive count at byte ${offset}`);
    }
    sketch.counts.set(bucket, unZigZag(count.value));
    offset = count.next;
  }
  return sketch;
}

// Arithmetic instead of bit operators, which would cut values to 32 bits.
function zigZag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unZigZag(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

function writeVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

function readVarint(bytes: Uint8Array, start: number) {
  let value = 0;
  let unit = 1;
  for (let offset = start; offset < start + LONGEST_VARINT; offset += 1) {
    if (offset >= bytes.length) {
      throw new SketchFormatError(`Ends within a number at byte ${offset}`);
    }
    value += (bytes[offset] % 128) * unit;
    unit *= 128;
    if (bytes[offset] < 128) {
      if (value > Number.MAX_SAFE_INTEGER) {
        break;
      }
      return { value, next: offset + 1 };
    }
  }
  throw new SketchFormatError(`Number too large at byte ${start}`);
}
