import { JSON_BYTE } from './jsonFinding';

const { LF, QUOTE, COMMA, BACKSLASH } = JSON_BYTE;
const { OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT } = JSON_BYTE;

/**
 * Passes over what is no object, across chunks.
 *
 * @remarks
 * To the end of an array's `element`, to the end of a `line`, or, after damage,
 * to a line that begins with a bracket at column 0 and so may begin a `value`.
 *
 * @internal
 */
export class JsonSkip {
  readonly to: 'element' | 'line' | 'value';
  line: number;
  done = false;
  #inString = false;
  #escaped = false;
  #atLineStart = false;

  constructor(to: 'element' | 'line' | 'value', line: number) {
    this.to = to;
    this.line = line;
  }

  /** The first byte that is not passed over. */
  skip(chunk: Uint8Array, start: number): number {
    for (let at = start; at < chunk.length; at += 1) {
      const byte = chunk[at];
      this.done =
        this.to === 'element' ? this.#endsElement(byte) : this.#endsLine(byte);
      if (this.done) return at;
    }
    return chunk.length;
  }

  #endsElement(byte: number): boolean {
    const closes = byte === CLOSE_ARRAY || byte === CLOSE_OBJECT;
    const ends = !this.#inString && (closes || byte === COMMA);
    if (ends || byte === LF) return true;
    if (byte === QUOTE && !this.#escaped) this.#inString = !this.#inString;
    this.#escaped = byte === BACKSLASH && !this.#escaped;
    return false;
  }

  #endsLine(byte: number): boolean {
    const opens = byte === OPEN_OBJECT || byte === OPEN_ARRAY;
    if (this.to === 'line' ? byte === LF : this.#atLineStart && opens) {
      return true;
    }
    this.#atLineStart = byte === LF;
    if (byte === LF) this.line += 1;
    return false;
  }
}
