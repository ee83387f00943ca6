import { Expression } from './expressionWays';

/** Longest `pattern`. */
export const LONGEST_PATTERN = 200;

/** Ways that a backtracking engine may have to try; `\d+\.\d+\.\d+` has 17 million. */
const MOST_WAYS = 2 ** 25;

/**
 * Why an expression is not used, or undefined.
 *
 * @remarks
 * Counts an upper bound of the ways in which a backtracking engine can go
 * through a text of 256 characters: a quantifier adds its
 * range, a sequence multiplies, alternatives add up, a repeated group raises
 * to its power. Nested quantifiers so exceed every bound, whatever they match;
 * `a{0,9}` and one or two stars do not.
 */
export function unsafeRegex(
  source: string,
): { problem: string; cure: string } | undefined {
  if (source.length > LONGEST_PATTERN) {
    return {
      problem: `is longer than ${LONGEST_PATTERN} characters`,
      cure: 'use enum, or several shorter parameters',
    };
  }
  try {
    RegExp(source, 'u');
  } catch {
    return {
      problem: 'is no regular expression of ECMAScript in Unicode mode',
      cure: 'correct it; only characters with a meaning may be escaped',
    };
  }
  if (/\(\?[=!<]|\\[1-9kbB]/.test(source.replace(/\\\\/g, ''))) {
    return {
      problem: 'looks around, refers back or asks for word boundaries',
      cure: 'write out what is allowed, from ^ to $',
    };
  }
  const expression = new Expression(source);
  const ways = expression.ways();
  if (!source.startsWith('^') || !expression.endsAnchored) {
    return {
      problem: 'matches a part of the text only',
      cure: 'begin it with ^ and end it with $, with alternatives in parentheses',
    };
  }
  return ways > MOST_WAYS
    ? {
        problem: 'may take exponentially long',
        cure: 'use no quantifier inside a repeated group and at most three of + and *; or use enum',
      }
    : undefined;
}
