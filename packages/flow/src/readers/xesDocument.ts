import { SaxesParser } from 'saxes';
import { isUnreadableInputError, UnreadableInputError } from './errors';
import type { LogMapping } from './logMapping';
import type { LogRow } from './logRow';
import { LogRowBuilder } from './logRowBuilder';
import type { ReadLimits } from './readContext';
import type { ReadTally } from './readTally';
import { XesLog } from './xesLog';

/**
 * Binds the XML parser to the log, and stops both at the first failure.
 *
 * @internal
 */
export class XesDocument {
  readonly #parser = new SaxesParser({ xmlns: false, position: true });
  readonly #log: XesLog;
  readonly #maxLength: number;
  #tokenAt = 0;
  #eventAt = 0;
  #failure: UnreadableInputError | undefined;
  #ending = false;

  constructor(mapping: LogMapping, tally: ReadTally, limits: ReadLimits) {
    this.#maxLength = limits.maxRecordBytes;
    this.#log = new XesLog({
      mapping,
      builder: new LogRowBuilder(mapping, tally),
      tally,
      limits,
      line: () => this.#parser.line,
    });
    this.#listen();
  }

  get failure(): UnreadableInputError | undefined {
    return this.#failure;
  }

  push(text: string): LogRow[] {
    this.#parser.write(text);
    this.#guard(() => this.#checkLength());
    if (this.#failure) this.#log.release();
    return this.#log.rows.splice(0);
  }

  finish(): LogRow[] {
    this.#ending = true;
    this.#parser.close();
    this.#log.release();
    return this.#log.rows.splice(0);
  }

  #listen(): void {
    const log = this.#log;
    this.#parser.on('opentag', tag =>
      this.#guard(() => {
        this.#endToken();
        log.open(tag.name, tag.attributes as Record<string, string>);
        if (!log.inEvent) this.#eventAt = this.#parser.position;
      }),
    );
    this.#parser.on('closetag', () =>
      this.#guard(() => {
        this.#endToken();
        log.close();
        if (!log.inEvent) this.#eventAt = this.#parser.position;
      }),
    );
    this.#parser.on('doctype', () => this.#guard(refuseDoctype));
    this.#parser.on('error', error => this.#guard(() => this.#damaged(error)));
  }

  /** After a failure the parser runs on to the end of its text; nobody listens. */
  #guard(step: () => void): void {
    if (this.#failure) return;
    try {
      step();
    } catch (error) {
      if (!isUnreadableInputError(error)) throw error;
      this.#failure = error;
    }
  }

  #endToken(): void {
    this.#checkLength();
    this.#tokenAt = this.#parser.position;
  }

  /** Bounds one tag, text or comment, and one event as a whole. */
  #checkLength(): void {
    const { position, line } = this.#parser;
    const token = position - this.#tokenAt;
    const event = this.#log.inEvent ? position - this.#eventAt : 0;
    if (Math.max(token, event) > this.#maxLength) {
      const what = event > token ? 'an event' : 'a tag or text';
      throw new UnreadableInputError(
        'too-large',
        `${what} at line ${line} is longer than ${this.#maxLength} characters`,
        { cure: 'Check the export; real events are a few hundred characters.' },
      );
    }
  }

  #damaged(error: Error): never {
    if (this.#ending && !this.#log.begun) {
      throw new UnreadableInputError('empty', 'the input holds no element', {
        cure: 'Export it again; an empty file often means a failed download.',
      });
    }
    throw new UnreadableInputError(
      this.#ending ? 'truncated' : 'malformed',
      this.#ending
        ? `the document ends too early: ${error.message}`
        : `the document is not well-formed XML: ${error.message}`,
      {
        cure: this.#ending
          ? 'Copy or export the file again; the events before are counted.'
          : 'Export the file again; the events before are counted.',
        cause: error,
      },
    );
  }
}

/** Entities are never needed in XES, and are how XML eats memory or reads files. */
function refuseDoctype(): never {
  throw new UnreadableInputError(
    'forbidden',
    'the document declares a DOCTYPE, which XES has no use for',
    { cure: 'Remove the <!DOCTYPE …> declaration from the file.' },
  );
}
