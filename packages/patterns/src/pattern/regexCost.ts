/** Longest text that a `pattern` of the envelope is tried on; longer is outside. */
export const LONGEST_MATCHED = 256;

/** Longest `pattern`. */
export const LONGEST_PATTERN = 200;

/** Ways that a backtracking engine may have to try; `\d+\.\d+\.\d+` has 17 million. */
const MOST_WAYS = 2 ** 25;

/** One pass over an expression that is known to be well-formed. */
class Expression {
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

/**
 * Why an expression is not used, or undefined.
 *
 * @remarks
 * Counts an upper bound of the ways in which a backtracking engine can go
 * through a text of {@link LONGEST_MATCHED} characters: a quantifier adds its
 * range, a sequence multiplies, alternatives add up, a repeated group raises
 * to its power. Nested quantifiers so exceed every bound, whatever they match;
 * `a{0,9}` and one or two stars do not.
 */
export function unsafeRegex(
  source: string,
): { problem: string; cure: string } | undefined {
  if (source.length > LONGEST_PATTERN) {
    return {
      problem: `is longer than ${LONGEST_PATTERN} characters`,
      cure: 'use enum, or several shorter parameters',
    };
  }
  try {
    RegExp(source, 'u');
  } catch {
    return {
      problem: 'is no regular expression of ECMAScript in Unicode mode',
      cure: 'correct it; only characters with a meaning may be escaped',
    };
  }
  if (/\(\?[=!<]|\\[1-9kbB]/.test(source.replace(/\\\\/g, ''))) {
    return {
      problem: 'looks around, refers back or asks for word boundaries',
      cure: 'write out what is allowed, from ^ to $',
    };
  }
  const expression = new Expression(source);
  const ways = expression.ways();
  if (!source.startsWith('^') || !expression.endsAnchored) {
    return {
      problem: 'matches a part of the text only',
      cure: 'begin it with ^ and end it with $, with alternatives in parentheses',
    };
  }
  return ways > MOST_WAYS
    ? {
        problem: 'may take exponentially long',
        cure: 'use no quantifier inside a repeated group and at most three of + and *; or use enum',
      }
    : undefined;
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
