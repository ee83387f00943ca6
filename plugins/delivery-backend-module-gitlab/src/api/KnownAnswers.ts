import { SourceAnswer } from '@delivery-stack/backstage-plugin-delivery-node';

const MOST = 500;
/** Longest answer that is kept, as JSON; characters. */
const LONGEST = 16_000;

/**
 * Answers by their address, to be asked for again by their ETag.
 *
 * @remarks
 * Each run asks for all projects and for what goes on in them, and mostly
 * nothing has changed. Only short answers are worth keeping.
 */
export class KnownAnswers {
  /** The one that was used last is the last. */
  readonly #answers = new Map<string, SourceAnswer>();

  get<T>(url: string): SourceAnswer<T> | undefined {
    const known = this.#answers.get(url);
    if (known) {
      this.#answers.delete(url);
      this.#answers.set(url, known);
    }
    return known as SourceAnswer<T> | undefined;
  }

  add(url: string, answer: SourceAnswer): void {
    this.#answers.delete(url);
    const isShort =
      answer.etag !== undefined &&
      (JSON.stringify(answer.body) ?? '').length <= LONGEST;
    if (!isShort) {
      return;
    }
    this.#answers.set(url, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > MOST) {
      this.#answers.delete(oldest);
    }
  }
}
