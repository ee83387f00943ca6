import { joinBytes } from './decodeText';

/**
 * The bytes of one JSON object across chunks, up to a limit.
 *
 * @internal
 */
export class JsonBuffer {
  readonly #max: number;
  #parts: Uint8Array[] = [];
  #size = 0;

  constructor(max: number) {
    this.#max = max;
  }

  /** Bytes so far, those beyond the limit included. */
  get size(): number {
    return this.#size;
  }

  /** Copies, because a source may use its chunk again. */
  append(part: Uint8Array): void {
    this.#size += part.length;
    if (this.#size > this.#max) this.#parts = [];
    else this.#parts.push(part.slice());
  }

  /** Everything, with the last part still in its chunk. */
  join(last: Uint8Array): Uint8Array {
    return this.#parts.length === 0 ? last : joinBytes([...this.#parts, last]);
  }

  /** At least the last `length` bytes of everything, without joining all of it. */
  tail(last: Uint8Array, length: number): Uint8Array {
    const parts = [last.subarray(-length)];
    let have = last.length;
    for (let at = this.#parts.length - 1; at >= 0 && have < length; at -= 1) {
      parts.unshift(this.#parts[at].subarray(-length));
      have += this.#parts[at].length;
    }
    return joinBytes(parts);
  }
}
