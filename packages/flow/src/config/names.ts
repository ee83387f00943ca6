import { z } from 'zod';

/** Longest name that a pattern is tried on; longer ones match by their head. */
const LONGEST_NAME = 256;

/** Names that a matcher remembers; a log with more distinct ones is no log. */
const MOST_KNOWN = 10_000;

const looksLikeExpression = (text: string) =>
  /^\^|\$$|\.\*|\.\+|\(\?|\|/.test(text);

function expressionOf(text: string): RegExp {
  const delimited = /^\/(.*)\/([imu]*)$/s.exec(text);
  if (delimited) {
    return new RegExp(delimited[1], delimited[2]);
  }
  if (looksLikeExpression(text)) {
    return new RegExp(`^(?:${text})$`);
  }
  const literal = text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replace(/\*/g, '.*')}$`, 's');
}

function isValid(text: string): boolean {
  try {
    expressionOf(text);
    return true;
  } catch {
    return false;
  }
}

/** One name that a rule matches; see {@link namesSchema}. */
export const namePatternSchema = z
  .string()
  .min(1)
  .max(500)
  .refine(isValid, { message: 'is not a valid regular expression' });

/**
 * Names that a rule matches: one or a list, each an exact name, a name with
 * `*` for anything, or a regular expression (`/…/i`, or one that is anchored
 * or contains `.*`, which then must match the whole name).
 *
 * @public
 */
export const namesSchema = z.union([
  namePatternSchema.transform(one => [one]),
  z.array(namePatternSchema).min(1).max(500),
]);

/** Says whether a name is one of the configured ones. @public */
export type NameMatcher = (name: string | undefined) => boolean;

/**
 * Compiles configured names.
 *
 * @remarks
 * Names of activities, statuses and environments repeat: each distinct one is
 * tried once, so that a pattern costs O(distinct names), not O(events).
 *
 * @public
 */
export function nameMatcher(names: readonly string[] | undefined): NameMatcher {
  if (!names) {
    return () => false;
  }
  const exact = new Set(names);
  const expressions = names.map(expressionOf);
  const known = new Map<string, boolean>();
  const matches = (name: string) =>
    exact.has(name) ||
    expressions.some(each => each.test(name.slice(0, LONGEST_NAME)));
  return name => {
    if (name === undefined) {
      return false;
    }
    if (name.length > LONGEST_NAME) {
      return matches(name);
    }
    let answer = known.get(name);
    if (answer === undefined) {
      answer = matches(name);
      if (known.size < MOST_KNOWN) {
        known.set(name, answer);
      }
    }
    return answer;
  };
}
