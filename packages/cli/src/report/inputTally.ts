import { InputFigures } from '@delivery-stack/flow';
import {
  ReadTally,
  RejectionLog,
  createReadTally,
} from '@delivery-stack/flow/readers';
import { InputArgument } from '../inputs/inputArgument';
import { FileRejections } from './fileRejections';

/** Rejections that an input lists in full; all of them are counted. */
const MOST_LISTED = 100;

/** Files of one input that are named on the error stream. */
const MOST_FAILURES = 20;

/**
 * What became of one input's records, in bounded memory.
 *
 * @remarks
 * A file that could not be read, or not to its end, is a failure; what was read
 * before it stays counted.
 */
export class InputTally {
  readonly input: InputArgument;
  records = 0;
  events = 0;
  /** Events that were left out because they are later than `--as-of`. */
  later = 0;
  readonly #rejections = new RejectionLog({ keep: MOST_LISTED });
  /** Recognised, and deliberately not used. */
  readonly #ignored = new RejectionLog({ keep: 0 });
  readonly #failures: string[] = [];
  #failed = 0;

  constructor(input: InputArgument) {
    this.input = input;
  }

  /** How many records were not taken, listed or not. */
  get rejected(): number {
    return this.#rejections.total;
  }

  /** Why files could not be read: the first few, and how many more. */
  get failures(): readonly string[] {
    const more = this.#failed - this.#failures.length;
    return more > 0
      ? [...this.#failures, `${more} more files could not be read`]
      : this.#failures;
  }

  /** What was knowingly left out, by reason. */
  get ignored(): Array<{ reason: string; count: number }> {
    return this.#ignored.byReason();
  }

  /** A tally for one file; its rejections become the input's as they come. */
  ofFile(name: string): ReadTally {
    const rejections = new FileRejections(name, this.#rejections);
    return { ...createReadTally(), rejections };
  }

  reject(at: string, reason: string): void {
    this.#rejections.add(at, reason);
  }

  ignore(at: string, reason: string): void {
    this.#ignored.add(at, reason);
  }

  /** A file of the input that could not be read, or not to its end. */
  fail(at: string, reason: string): void {
    this.#failed += 1;
    if (this.#failures.length < MOST_FAILURES) {
      // A single file is the input itself: naming it twice says nothing.
      this.#failures.push(at === this.input.path ? reason : `${at}: ${reason}`);
    }
    this.reject(at, reason);
  }

  figures(): InputFigures {
    const { kind, path } = this.input;
    return {
      kind,
      path,
      records: this.records,
      events: this.events,
      rejected: this.#rejections.toList(),
    };
  }
}
