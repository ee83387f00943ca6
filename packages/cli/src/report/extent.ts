/** The earliest and latest instant of all inputs, epoch milliseconds. */
export class Extent {
  #earliest: number | undefined;
  #latest: number | undefined;

  /** Undefined while nothing was seen. */
  get earliest(): number | undefined {
    return this.#earliest;
  }

  get latest(): number | undefined {
    return this.#latest;
  }

  see(instant: number): void {
    this.#earliest = Math.min(this.#earliest ?? instant, instant);
    this.#latest = Math.max(this.#latest ?? instant, instant);
  }
}
