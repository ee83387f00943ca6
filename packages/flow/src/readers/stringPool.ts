const POOLED = 10_000;

/**
 * Shares equal strings, and frees them from the text they were cut from.
 *
 * @remarks
 * V8 keeps the whole 64 Ki text alive for every slice of it. A consumer that
 * remembers one case id per chunk would so remember the whole file.
 *
 * @internal
 */
export class StringPool {
  readonly #known = new Map<string, string>();

  share(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    if (this.#known.size >= POOLED) this.#known.clear();
    // Concatenating and slicing makes V8 copy the characters.
    const copy = ` ${text}`.slice(1);
    this.#known.set(copy, copy);
    return copy;
  }
}
