/** Longest text that a `pattern` of the envelope is tried on; longer is outside. */
export const LONGEST_MATCHED = 256;

/** One pass over an expression that is known to be well-formed. */
export class Expression {
  readonly #source: string;
  #at = 0;
  #depth = 0;
  /** The outermost sequence is one and ends with `$`. */
  endsAnchored = false;

  constructor(source: string) {
    this.#source = source;
  }

  ways(): number {
    const alternatives = [this.#sequence()];
    while (this.#source[this.#at] === '|') {
      this.#at++;
      alternatives.push(this.#sequence());
    }
    if (this.#depth === 0 && alternatives.length > 1) {
      this.endsAnchored = false;
    }
    return alternatives.reduce((sum, each) => sum + each, 0);
  }

  #sequence(): number {
    let ways = 1;
    while (this.#at < this.#source.length && !/[|)]/.test(this.#next())) {
      this.endsAnchored = this.#depth === 0 && this.#next() === '$';
      ways *= repeated(this.#item(), this.#quantifier());
    }
    return ways;
  }

  #next(): string {
    return this.#source[this.#at];
  }

  #item(): number {
    const head = this.#next();
    if (head === '(') {
      return this.#group();
    }
    if (head === '[') {
      this.#skipClass();
    } else {
      const escape = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[0-9a-fA-F]{4}|x..|c.|.)/y;
      escape.lastIndex = this.#at;
      this.#at += escape.exec(this.#source)?.[0].length ?? 1;
    }
    return 1;
  }

  #group(): number {
    this.#at += this.#source.startsWith('(?:', this.#at) ? 3 : 1;
    this.#depth++;
    const ways = this.ways();
    this.#depth--;
    this.#at++;
    this.endsAnchored = false;
    return ways;
  }

  #skipClass(): void {
    while (this.#next() !== ']') {
      this.#at += this.#next() === '\\' ? 2 : 1;
    }
    this.#at++;
  }

  /** Least and most repetitions of what stood before. */
  #quantifier(): [number, number] {
    const shape = /([?*+]|\{(\d+)(,(\d*))?\})\??/y;
    shape.lastIndex = this.#at;
    const found = shape.exec(this.#source);
    if (!found) {
      return [1, 1];
    }
    this.#at += found[0].length;
    const [, sign, least, comma, most] = found;
    if (sign === '?') {
      return [0, 1];
    }
    if (least === undefined) {
      return [sign === '+' ? 1 : 0, LONGEST_MATCHED];
    }
    const from = Number(least);
    return [from, comma === undefined ? from : Number(most || LONGEST_MATCHED)];
  }
}

/** Σ ways^k for k from the least to the most repetitions. */
function repeated(ways: number, [least, most]: [number, number]): number {
  const end = Math.min(most, LONGEST_MATCHED);
  let sum = 0;
  for (let times = Math.min(least, end); times <= end; times++) {
    sum += ways ** times;
  }
  return sum;
}
