const FIRST_CAPACITY = 16;

/**
 * A growable list of numbers in one block of memory.
 *
 * @remarks
 * Eight bytes a number: a report over a million rounds keeps some 16 MB of
 * ages where an array of spell objects takes about 100 MB.
 *
 * @public
 */
export class FloatColumn {
  #values = new Float64Array(0);
  #length = 0;

  /** How many numbers there are. */
  get length(): number {
    return this.#length;
  }

  /** Adds one number at the end. */
  push(value: number): void {
    this.#reserve(this.#length + 1);
    this.#values[this.#length] = value;
    this.#length += 1;
  }

  /** Adds all numbers of another column at the end. */
  append(other: FloatColumn): void {
    this.#reserve(this.#length + other.length);
    this.#values.set(other.view(), this.#length);
    this.#length += other.length;
  }

  /** The numbers so far; shares memory, so read it before the next push. */
  view(): Float64Array {
    return this.#values.subarray(0, this.#length);
  }

  #reserve(size: number): void {
    if (size <= this.#values.length) {
      return;
    }
    const capacity = Math.max(size, this.#values.length * 2, FIRST_CAPACITY);
    const grown = new Float64Array(capacity);
    grown.set(this.view());
    this.#values = grown;
  }
}
