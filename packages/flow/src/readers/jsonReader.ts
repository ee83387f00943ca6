import type { JsonFinding } from './jsonFinding';
import { JsonScanner } from './jsonScanner';
import {
  completeContext,
  type ByteChunks,
  type ReadContext,
} from './readContext';
import { requireRows, type ReadTally } from './readTally';
import { utf8Bytes } from './utf8Bytes';

/**
 * One JSON object of an input, and where it stood.
 *
 * @public
 */
export interface JsonRecord {
  value: Record<string, unknown>;
  /** For example "record 3, line 17". */
  at: string;
  /** Name of the unwrapped member whose array held it. */
  member?: string;
}

/**
 * How to read a JSON input.
 *
 * @public
 */
export interface JsonReadOptions {
  /**
   * Members of a top-level object whose array is read element by element.
   *
   * @remarks
   * For search answers such as `{ "issues": […] }`: the object around the array
   * is then not a record itself, and its other members are left out. Without a
   * name here it is one record, up to the limit of an element.
   */
  unwrap?: string[];
}

/**
 * Reads the objects of a JSON input: NDJSON, one value, an array, or several in a row.
 *
 * @remarks
 * As `gh api --paginate`, with and without `--slurp`, and `jq` write them; arrays
 * outside of objects are passed through. What is damaged, too large, too deep or
 * not an object is rejected, and reading goes on where the next value begins;
 * if no such place is found, an `UnreadableInputError` is thrown at the end.
 *
 * @public
 */
export async function* readJson(
  chunks: ByteChunks,
  options: JsonReadOptions = {},
  context: ReadContext = {},
): AsyncGenerator<JsonRecord> {
  const { tally, limits } = completeContext(context);
  const scanner = new JsonScanner({
    unwrap: new Set(options.unwrap),
    maxBytes: limits.maxElementBytes,
    maxDepth: limits.maxDepth,
  });
  const decoder = new TextDecoder();
  for await (const chunk of utf8Bytes(chunks)) {
    for (const finding of scanner.push(chunk)) {
      const record = toRecord(finding, decoder, tally);
      if (record) yield record;
    }
  }
  const { findings, failure } = scanner.finish();
  for (const finding of findings) {
    const record = toRecord(finding, decoder, tally);
    if (record) yield record;
  }
  if (failure) throw failure;
  requireRows(tally);
}

function toRecord(
  finding: JsonFinding,
  decoder: TextDecoder,
  tally: ReadTally,
): JsonRecord | undefined {
  tally.records += 1;
  const at = `record ${tally.records}, line ${finding.line}`;
  if ('flaw' in finding) {
    tally.rejections.add(at, finding.flaw);
    return undefined;
  }
  const text = decoder.decode(finding.bytes);
  try {
    const value = parseSafely(text);
    tally.rows += 1;
    return finding.member === undefined
      ? { value, at }
      : { value, at, member: finding.member };
  } catch {
    // The message of JSON.parse quotes the text, which would split the counts.
    const odd = /[:[,]\s*-?(NaN|Infinity)\b/.exec(text);
    const reason = odd ? `${odd[1]} is not a JSON value` : 'not valid JSON';
    tally.rejections.add(at, reason, odd ? undefined : text);
    return undefined;
  }
}

/** A `__proto__` member would become a prototype when the object is copied. */
function parseSafely(text: string): Record<string, unknown> {
  const suspicious = text.includes('__proto__') || text.includes('\\u005');
  if (!suspicious) return JSON.parse(text);
  return JSON.parse(text, (key, value) =>
    key === '__proto__' ? undefined : value,
  );
}
