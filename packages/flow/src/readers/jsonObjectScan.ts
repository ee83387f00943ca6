import type { UnreadableInputCode } from './errors';
import { JsonBuffer } from './jsonBuffer';
import { JSON_BYTE } from './jsonFinding';

const {
  LF,
  SPACE,
  QUOTE,
  COMMA,
  COLON,
  OPEN_ARRAY,
  BACKSLASH,
  CLOSE_ARRAY,
  OPEN_OBJECT,
  CLOSE_OBJECT,
} = JSON_BYTE;

/** A member name is looked for in this many bytes before its value. */
const MEMBER_BYTES = 80;

/** How far one scan came; `at` is the first byte that is not consumed. @internal */
export type ObjectStep =
  | { kind: 'more' | 'done'; at: number }
  | { kind: 'member'; at: number; name: string }
  | { kind: 'broken'; at: number; code: UnreadableInputCode; flaw: string };

/** Bounds and names of a scan. @internal */
export interface ObjectScanOptions {
  /** Members whose array is to be passed through; empty inside of such an array. */
  unwrap: ReadonlySet<string>;
  maxBytes: number;
  maxDepth: number;
  line: number;
}

/**
 * Finds the end of one JSON object, across chunks, by brackets and strings only.
 *
 * @remarks
 * `resume` is the first line in it that begins with a bracket at column 0. In
 * healthy text that is an unindented part of the object; where the brackets do
 * not fit, it is the next value after a damaged one.
 *
 * @internal
 */
export class JsonObjectScan {
  readonly startLine: number;
  readonly buffer: JsonBuffer;
  line: number;
  resume: { size: number; line: number } | undefined;
  readonly #options: ObjectScanOptions;
  readonly #stack: number[];
  /** The last byte that is neither blank nor within a string. */
  #previous: number;
  #inString = false;
  #escaped = false;
  #atLineStart = false;

  private constructor(options: ObjectScanOptions, stack: number[]) {
    this.#options = options;
    this.#stack = stack;
    this.#previous = stack.length === 0 ? COLON : CLOSE_ARRAY;
    this.buffer = new JsonBuffer(options.maxBytes);
    this.startLine = options.line;
    this.line = options.line;
  }

  /** Before the opening bracket. */
  static begin(options: ObjectScanOptions): JsonObjectScan {
    return new JsonObjectScan(options, []);
  }

  /** After the array of a member that was passed through. */
  static afterMember(options: ObjectScanOptions): JsonObjectScan {
    return new JsonObjectScan(options, [OPEN_OBJECT]);
  }

  scan(chunk: Uint8Array, start: number): ObjectStep {
    for (let at = start; at < chunk.length; at += 1) {
      if (this.#inString) {
        at = this.#endOfString(chunk, at);
        if (at === chunk.length) break;
        if (chunk[at] === LF) {
          return broken(at, 'malformed', 'a line ends within a string');
        }
        continue;
      }
      const byte = chunk[at];
      if (byte === QUOTE) {
        this.#inString = true;
        this.#atLineStart = false;
      } else if (byte > SPACE) {
        const step = this.#token(chunk, start, at);
        if (step) return step;
        this.#previous = byte;
        this.#atLineStart = false;
      } else {
        this.#atLineStart = byte === LF;
        if (byte === LF) this.line += 1;
      }
    }
    return { kind: 'more', at: chunk.length };
  }

  #token(chunk: Uint8Array, start: number, at: number): ObjectStep | undefined {
    const byte = chunk[at];
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      return this.#open(chunk, start, at);
    }
    if (byte !== CLOSE_OBJECT && byte !== CLOSE_ARRAY) return undefined;
    const opened = byte === CLOSE_OBJECT ? OPEN_OBJECT : OPEN_ARRAY;
    if (this.#stack.pop() !== opened) {
      return broken(at, 'malformed', 'the brackets do not match');
    }
    return this.#stack.length === 0 ? { kind: 'done', at: at + 1 } : undefined;
  }

  #open(chunk: Uint8Array, start: number, at: number): ObjectStep | undefined {
    const byte = chunk[at];
    const size = this.buffer.size + at - start;
    if (this.#atLineStart) this.resume ??= { size, line: this.line };
    if (this.#stack.length >= this.#options.maxDepth) {
      const flaw = 'the nesting is too deep';
      return broken(at, 'too-deep', flaw);
    }
    const previous = this.#previous;
    const fits =
      previous === COLON || previous === COMMA || previous === OPEN_ARRAY;
    // Without another line to resume at, JSON.parse may as well be the judge.
    if (!fits && this.resume) {
      return broken(at, 'malformed', 'a value is not complete');
    }
    if (byte === OPEN_ARRAY && previous === COLON && size > 0) {
      const name = this.#unwrapped(chunk.subarray(start, at), size);
      if (name !== undefined) return { kind: 'member', at: at + 1, name };
    }
    this.#stack.push(byte);
    return undefined;
  }

  /** The name before a direct member's array, if its array is to be passed through. */
  #unwrapped(last: Uint8Array, size: number): string | undefined {
    const { unwrap, maxBytes } = this.#options;
    if (this.#stack.length !== 1 || unwrap.size === 0 || size > maxBytes) {
      return undefined;
    }
    const before = new TextDecoder().decode(
      this.buffer.tail(last, MEMBER_BYTES),
    );
    const name = /(?<!\\)"([^"\\]*)"\s*:\s*$/.exec(before)?.[1];
    return name !== undefined && unwrap.has(name) ? name : undefined;
  }

  /** Where the string ends: at its quote, at a line end that cannot be in it, or not yet. */
  #endOfString(chunk: Uint8Array, start: number): number {
    let escaped = this.#escaped;
    let at = start;
    for (; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === LF) break;
      if (escaped) escaped = false;
      else if (byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE) {
        this.#inString = false;
        this.#previous = QUOTE;
        break;
      }
    }
    this.#escaped = escaped;
    return at;
  }
}

function broken(
  at: number,
  code: UnreadableInputCode,
  flaw: string,
): ObjectStep {
  return { kind: 'broken', at, code, flaw };
}
