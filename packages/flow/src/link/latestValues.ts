import { AnyFact } from '../events/fact';

/** When, and by which fact, a field was said last. */
interface Saying {
  time: number;
  source: string;
  id: string;
  text: string;
}

const compareText = (one: string, other: string) =>
  Number(one > other) - Number(one < other);

const compareSayings = (one: Saying, other: Saying) =>
  one.time - other.time ||
  compareText(one.source, other.source) ||
  compareText(one.id, other.id) ||
  compareText(one.text, other.text);

/**
 * Merges what facts say of a subject's fields: the latest fact wins, whatever
 * the order they come in.
 *
 * @remarks
 * The order is that of `compareFacts`; one fact with two bodies, which only
 * a set that was not deduplicated holds, is decided by the greater value.
 */
export class LatestValues {
  readonly #said = new Map<string, Saying>();

  /** Copies the fields that a fact says, where nothing later says otherwise. */
  merge<T extends object>(
    target: T,
    node: string,
    values: Partial<T>,
    { time, source, id }: AnyFact,
  ): void {
    for (const [field, value] of Object.entries(values)) {
      // An empty text says nothing: vendors write one where they know none.
      if (value !== undefined && value !== '') {
        const text = typeof value === 'string' ? value : JSON.stringify(value);
        const saying = { time, source, id, text };
        const key = `${field} ${node}`;
        const said = this.#said.get(key);
        if (!said || compareSayings(saying, said) > 0) {
          this.#said.set(key, saying);
          Object.assign(target, { [field]: value });
        }
      }
    }
  }
}
