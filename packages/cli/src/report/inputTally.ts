import { InputFigures } from '@delivery-stack/flow';
import { InputArgument } from '../inputs/inputArgument';

/** Rejections that an input lists in full; all of them are counted. */
const MOST_LISTED = 100;

/**
 * What became of one input's records.
 *
 * @remarks
 * `failed` says why reading stopped early. What was read before stays counted.
 */
export class InputTally {
  readonly input: InputArgument;
  records = 0;
  events = 0;
  failed: string | undefined;
  readonly #rejected: InputFigures['rejected'] = [];
  #unlisted = 0;

  constructor(input: InputArgument) {
    this.input = input;
  }

  reject(at: string, reason: string, count: number = 1): void {
    if (this.#rejected.length < MOST_LISTED) {
      this.#rejected.push({ at, reason });
    } else {
      this.#unlisted += count;
    }
  }

  /** A file of the input that could not be read, or not to its end. */
  fail(at: string, reason: string): void {
    this.failed ??= `${at}: ${reason}`;
    this.reject(at, reason);
  }

  figures(): InputFigures {
    const rejected = [...this.#rejected];
    if (this.#unlisted > 0) {
      rejected.push({
        at: 'further records',
        reason: `${this.#unlisted} more were rejected and are not listed`,
      });
    }
    const { kind, path } = this.input;
    return {
      kind,
      path,
      records: this.records,
      events: this.events,
      rejected,
    };
  }
}
