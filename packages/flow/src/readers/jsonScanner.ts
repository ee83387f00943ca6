import type { UnreadableInputCode, UnreadableInputError } from './errors';
import {
  JSON_BYTE,
  unreadableJson,
  type JsonFinding,
  type JsonFlaw,
} from './jsonFinding';
import { JsonObjectScan, type ObjectStep } from './jsonObjectScan';
import { JsonSkip } from './jsonSkip';

const { LF, SPACE, COMMA } = JSON_BYTE;
const { OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT } = JSON_BYTE;
const BYTE_ORDER_MARK = new Set([0xef, 0xbb, 0xbf]);
const NOTHING = new Uint8Array(0);
const NO_NAMES: ReadonlySet<string> = new Set();

/** Reading damaged text again is bounded, or a hostile file would keep us busy. */
const FREE_REWIND = 64 * 1024 * 1024;

/**
 * Finds the objects of a JSON text, whatever holds them, without parsing them.
 *
 * @remarks
 * Arrays outside of objects are passed through, however nested, and so is the
 * array of a member in `unwrap`, whose object is then a mere wrapper and not
 * reported. Only brackets and strings are understood; `JSON.parse` judges the
 * rest. Where brackets do not fit, the object is given up, and reading resumes
 * at the next line that begins with a bracket at column 0: one damaged line of
 * NDJSON costs one line.
 *
 * @internal
 */
export class JsonScanner {
  readonly #unwrap: ReadonlySet<string>;
  readonly #maxBytes: number;
  readonly #maxDepth: number;
  readonly #queue: Uint8Array[] = [];
  #findings: JsonFinding[] = [];
  #object: JsonObjectScan | undefined;
  /** What is being passed through: arrays, and wrappers around arrays. */
  #passing: Array<'array' | 'wrapper'> = [];
  #member: string | undefined;
  /** In the rest of a wrapper, after its array. */
  #inWrapper = false;
  #skip: JsonSkip | undefined;
  #damage: JsonFlaw | undefined;
  #resumed = false;
  #blank = true;
  #line = 1;
  #consumed = 0;
  #rewound = 0;

  constructor(options: {
    unwrap: ReadonlySet<string>;
    maxBytes: number;
    maxDepth: number;
  }) {
    this.#unwrap = options.unwrap;
    this.#maxBytes = options.maxBytes;
    this.#maxDepth = options.maxDepth;
  }

  /** What the chunk completes. */
  push(chunk: Uint8Array): JsonFinding[] {
    this.#consumed += chunk.length;
    this.#queue.push(chunk);
    return this.#drain();
  }

  /** What is left when there is no more text, and why it is not complete. */
  finish(): { findings: JsonFinding[]; failure?: UnreadableInputError } {
    const findings: JsonFinding[] = [];
    while (this.#object && this.#canResume(this.#object, 0)) {
      this.#giveUp(this.#object, NOTHING, {
        code: 'truncated',
        flaw: 'the value is not complete',
      });
      findings.push(...this.#drain());
    }
    return { findings, failure: this.#failure() };
  }

  #failure(): UnreadableInputError | undefined {
    if (this.#blank) return unreadableJson('empty', 'the input is empty');
    if (this.#skip?.to === 'value' && this.#damage) {
      const { code, flaw, line } = this.#damage;
      return unreadableJson(code, `${flaw}; lost from line ${line} on`);
    }
    if (!this.#object) {
      return this.#passing.length > 0
        ? unreadableJson('truncated', 'the JSON text ends within an array')
        : undefined;
    }
    const { buffer, startLine } = this.#object;
    return buffer.size > this.#maxBytes
      ? unreadableJson(
          'too-large',
          `${this.#tooLarge()}; it begins at line ${startLine}`,
        )
      : unreadableJson(
          'truncated',
          `the object of line ${startLine} is cut short`,
        );
  }

  #drain(): JsonFinding[] {
    let chunk = this.#queue.shift();
    while (chunk) {
      let at = 0;
      while (at >= 0 && at < chunk.length) {
        if (this.#object) at = this.#scanObject(this.#object, chunk, at);
        else if (this.#skip) at = this.#passOver(this.#skip, chunk, at);
        else at = this.#between(chunk, at);
      }
      chunk = this.#queue.shift();
    }
    const findings = this.#findings;
    this.#findings = [];
    return findings;
  }

  #passOver(skip: JsonSkip, chunk: Uint8Array, start: number): number {
    const at = skip.skip(chunk, start);
    this.#line = skip.line;
    if (skip.done) this.#skip = undefined;
    return at;
  }

  #between(chunk: Uint8Array, start: number): number {
    for (let at = start; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === LF) this.#line += 1;
      const skip = byte <= SPACE || byte === COMMA;
      if (skip || (this.#blank && BYTE_ORDER_MARK.has(byte))) continue;
      this.#blank = false;
      const inArray = this.#passing.length > 0;
      if (byte === OPEN_OBJECT) {
        this.#object = JsonObjectScan.begin(this.#bounds());
        return at;
      }
      if (byte === OPEN_ARRAY) {
        if (this.#passing.length >= this.#maxDepth) {
          this.#lose('too-deep', 'the nesting is too deep');
          return at;
        }
        this.#passing.push('array');
      } else if (byte === CLOSE_ARRAY && inArray) {
        this.#passing.pop();
        if (this.#passing.at(-1) === 'wrapper') {
          this.#resumeWrapper();
          return at + 1;
        }
      } else if (byte === CLOSE_OBJECT && inArray) {
        this.#lose('malformed', 'the brackets do not match');
        return at;
      } else return this.#stray(byte, at);
    }
    return chunk.length;
  }

  #resumeWrapper(): void {
    this.#passing.pop();
    this.#member = undefined;
    this.#inWrapper = true;
    this.#object = JsonObjectScan.afterMember(this.#bounds());
  }

  #stray(byte: number, at: number): number {
    const bracket = byte === CLOSE_ARRAY || byte === CLOSE_OBJECT;
    // What remains of an array whose beginning was given up.
    if (bracket && this.#resumed) return at + 1;
    const inArray = this.#passing.length > 0;
    this.#skip = new JsonSkip(inArray ? 'element' : 'line', this.#line);
    this.#findings.push({
      line: this.#line,
      code: 'malformed',
      flaw: inArray ? 'the element is not an object' : 'this is not JSON',
    });
    return at;
  }

  #scanObject(
    object: JsonObjectScan,
    chunk: Uint8Array,
    start: number,
  ): number {
    const step = object.scan(chunk, start);
    const last = chunk.subarray(start, step.at);
    if (step.kind === 'more') object.buffer.append(last);
    else if (step.kind === 'broken') {
      if (!this.#canResume(object, last.length)) {
        this.#lose(step.code, step.flaw);
        return step.at;
      }
      // Read first what is read again, then the rest of this chunk.
      this.#queue.unshift(chunk.subarray(step.at));
      this.#giveUp(object, last, step);
      return -1;
    } else this.#closeObject(object, last, step);
    return step.at;
  }

  #closeObject(
    object: JsonObjectScan,
    last: Uint8Array,
    step: ObjectStep,
  ): void {
    const line = object.startLine;
    this.#object = undefined;
    this.#line = object.line;
    if (step.kind === 'member') {
      this.#passing.push('wrapper', 'array');
      this.#member = step.name;
    } else if (object.buffer.size + last.length > this.#maxBytes) {
      this.#findings.push({ line, code: 'too-large', flaw: this.#tooLarge() });
    } else if (!this.#inWrapper) {
      const bytes = object.buffer.join(last);
      this.#findings.push({ line, bytes, member: this.#member });
    }
    this.#inWrapper = false;
  }

  #canResume(object: JsonObjectScan, more: number): boolean {
    const inBounds = object.buffer.size + more <= this.#maxBytes;
    return inBounds && object.resume !== undefined;
  }

  /** Gives up an object up to the line where the next value seems to begin. */
  #giveUp(
    object: JsonObjectScan,
    last: Uint8Array,
    damage: { code: UnreadableInputCode; flaw: string },
  ): void {
    const { size, line } = object.resume ?? { size: 0, line: object.line };
    const again = object.buffer.join(last).slice(size);
    this.#rewound += again.length;
    if (this.#rewound > FREE_REWIND + 8 * this.#consumed) {
      throw unreadableJson('malformed', 'too many damaged values');
    }
    const { code, flaw } = damage;
    this.#findings.push({ line: object.startLine, code, flaw });
    this.#startOver();
    this.#line = line;
    this.#queue.unshift(again);
  }

  /** Gives up all there is, up to a line that may begin a value. */
  #lose(code: UnreadableInputCode, flaw: string): void {
    const line = this.#object?.startLine ?? this.#line;
    this.#damage = { line, code, flaw };
    this.#findings.push(this.#damage);
    this.#skip = new JsonSkip('value', this.#object?.line ?? this.#line);
    this.#startOver();
  }

  #startOver(): void {
    this.#object = undefined;
    this.#passing = [];
    this.#member = undefined;
    this.#inWrapper = false;
    this.#resumed = true;
  }

  #bounds() {
    return {
      unwrap: this.#member === undefined ? this.#unwrap : NO_NAMES,
      maxBytes: this.#maxBytes,
      maxDepth: this.#maxDepth - this.#passing.length,
      line: this.#line,
    };
  }

  #tooLarge(): string {
    return `the object is larger than ${this.#maxBytes} bytes`;
  }
}
