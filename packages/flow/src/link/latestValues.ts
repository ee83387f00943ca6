import { AnyFact } from '../events/fact';

/** When, and by which fact, a field was said last. */
interface Saying {
  time: number;
  source: string;
  id: string;
}

const compareText = (one: string, other: string) =>
  Number(one > other) - Number(one < other);

const compareSayings = (one: Saying, other: Saying) =>
  one.time - other.time ||
  compareText(one.source, other.source) ||
  compareText(one.id, other.id);

const textOf = (value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value);

/**
 * Merges what facts say of a subject's fields: the latest fact wins, whatever
 * the order they come in.
 *
 * @remarks
 * The order is that of `compareFacts`; one fact with two bodies, which only
 * a set that was not deduplicated holds, is decided by the greater value.
 *
 * One fact says most fields of a subject, so its fields share one saying: with
 * an entry and a text for each field, a million facts took 160 MB more.
 */
export class LatestValues {
  readonly #said = new Map<object, Record<string, Saying>>();
  /** Every parsed fact brings its source as a string of its own. */
  readonly #sources = new Map<string, string>();

  /** Copies the fields that a fact says, where nothing later says otherwise. */
  merge<T extends object>(
    target: T,
    values: Partial<T>,
    { time, source, id }: AnyFact,
  ): void {
    const said = this.#said.get(target) ?? {};
    this.#said.set(target, said);
    const saying = { time, source: this.#shared(source), id };
    for (const [field, value] of Object.entries(values)) {
      // An empty text says nothing: vendors write one where they know none.
      if (value !== undefined && value !== '') {
        const before = target[field as keyof T];
        const order = said[field] ? compareSayings(saying, said[field]) : 1;
        if (
          order > 0 ||
          (order === 0 && compareText(textOf(value), textOf(before)) > 0)
        ) {
          said[field] = saying;
          Object.assign(target, { [field]: value });
        }
      }
    }
  }

  /** Forgets who said what: from here on nothing may be merged. */
  clear(): void {
    this.#said.clear();
  }

  #shared(source: string): string {
    const known = this.#sources.get(source);
    if (known === undefined) {
      this.#sources.set(source, source);
    }
    return known ?? source;
  }
}
