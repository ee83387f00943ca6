/**
 * Says yes for an exact share of the asks, evenly spread.
 *
 * @remarks
 * The verdict on a gate depends on a handful of catches; with a quota they
 * are a decision of the story and not of chance.
 */
export class Quota {
  readonly #share: number;
  #owed: number;

  constructor(share: number, start = 0.5) {
    this.#share = share;
    this.#owed = start;
  }

  take(): boolean {
    this.#owed += this.#share;
    if (this.#owed < 1) {
      return false;
    }
    this.#owed -= 1;
    return true;
  }
}
