import canonicalize from 'canonicalize';

/** A value that JSON can carry. @public */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** Deepest nesting that is read: recursion below must not exhaust the stack. */
export const MOST_DEPTH = 64;

/** A place inside a JSON value. */
export type JsonPath = readonly (string | number)[];

/** `spec.steps[0].action`; the whole is the empty text. */
export function pathText(path: JsonPath): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') {
        return `[${part}]`;
      }
      return index === 0 ? part : `.${part}`;
    })
    .join('');
}

/**
 * Why a value has no canonical JSON, or undefined.
 *
 * @remarks
 * RFC 8785 takes what I-JSON takes: finite numbers and well-formed Unicode.
 * YAML can say more (`.inf`, dates, sets), and that must not reach a digest.
 */
export function notJson(
  value: unknown,
  path: JsonPath = [],
): { path: JsonPath; problem: string } | undefined {
  if (path.length > MOST_DEPTH) {
    return { path, problem: `is nested deeper than ${MOST_DEPTH} levels` };
  }
  if (value === null || typeof value === 'boolean') {
    return undefined;
  }
  if (typeof value === 'number') {
    return Number.isFinite(value)
      ? undefined
      : { path, problem: `${value} is no number of JSON` };
  }
  if (typeof value === 'string') {
    return isWellFormed(value)
      ? undefined
      : { path, problem: 'holds half of a surrogate pair' };
  }
  if (Array.isArray(value)) {
    return firstOf(value.entries(), path);
  }
  if (typeof value === 'object' && isPlain(value)) {
    const broken = Object.keys(value).find(key => !isWellFormed(key));
    return broken === undefined
      ? firstOf(Object.entries(value), path)
      : { path, problem: 'has a key that holds half of a surrogate pair' };
  }
  return { path, problem: 'is no value of JSON' };
}

function firstOf(
  entries: Iterable<[string | number, unknown]>,
  path: JsonPath,
): ReturnType<typeof notJson> {
  for (const [key, each] of entries) {
    const found = notJson(each, [...path, key]);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** In Unicode mode a proper pair is one code point, so that only halves match. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/**
 * RFC 8785: one text for one value, whatever the order of its keys.
 *
 * @throws TypeError for a value that JSON cannot carry.
 */
export function canonicalJson(value: unknown): string {
  const problem = notJson(value);
  if (problem) {
    throw new TypeError(`${pathText(problem.path)} ${problem.problem}`.trim());
  }
  return canonicalize(value) as string;
}
