import { RejectionLog } from '@delivery-stack/flow/readers';

/**
 * The rejections of one file, which are passed on to those of its input.
 *
 * @remarks
 * The reader asks its own log whether anything was readable; the input's log
 * keeps the list that people read, over all files, with the file's name.
 */
export class FileRejections extends RejectionLog {
  readonly #name: string;
  readonly #input: RejectionLog;

  constructor(name: string, input: RejectionLog) {
    super({ keep: 1 });
    this.#name = name;
    this.#input = input;
  }

  override add(
    at: string | (() => string),
    reason: string,
    value?: string,
  ): void {
    super.add(at, reason, value);
    const place = () => `${this.#name}, ${typeof at === 'string' ? at : at()}`;
    this.#input.add(place, reason, value);
  }
}
