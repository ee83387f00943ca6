/** Keys that are remembered: an account has dozens of them. */
const MOST_KEYS = 10_000;

/**
 * Finds the tags that rules name.
 *
 * @remarks
 * Keys compare without case, and with or without a prefix of the provider:
 * `component` is also `user:Component` and `example.com/component`. A rule that
 * has a prefix itself, such as `app.kubernetes.io/name`, wants that.
 */
export class TagKeys {
  readonly #wanted: readonly string[];
  /** Key as it was written → which of the wanted it is. */
  readonly #known = new Map<string, readonly number[]>();

  /** @param wanted - In lower case. */
  static of(wanted: readonly string[]): TagKeys {
    return new TagKeys(wanted);
  }

  private constructor(wanted: readonly string[]) {
    this.#wanted = wanted;
  }

  /**
   * The value of each wanted key, where there is one that is not blank. Of
   * several the shortest key counts, which has the least prefix.
   */
  valuesOf(tags: Readonly<Record<string, string>>): Array<string | undefined> {
    const values: Array<string | undefined> = [];
    const keys: string[] = [];
    for (const [key, text] of Object.entries(tags)) {
      const indexes = this.#indexesOf(key);
      const value = indexes.length > 0 ? text.trim() : '';
      for (const index of value === '' ? [] : indexes) {
        if (keys[index] === undefined || isBefore(key, keys[index])) {
          keys[index] = key;
          values[index] = value;
        }
      }
    }
    return values;
  }

  #indexesOf(key: string): readonly number[] {
    const known = this.#known.get(key);
    if (known) {
      return known;
    }
    const lower = key.toLocaleLowerCase('en-US');
    const indexes = this.#wanted.flatMap((wanted, index) =>
      lower === wanted ||
      lower.endsWith(`:${wanted}`) ||
      lower.endsWith(`/${wanted}`)
        ? [index]
        : [],
    );
    if (this.#known.size >= MOST_KEYS) {
      this.#known.clear();
    }
    this.#known.set(key, indexes);
    return indexes;
  }
}

function isBefore(left: string, right: string): boolean {
  return left.length === right.length
    ? left < right
    : left.length < right.length;
}
