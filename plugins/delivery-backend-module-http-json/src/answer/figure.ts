import { JsonValue } from '@backstage/types';

/** How numbers are written in an answer. */
export type Numbers = 'json' | 'text';

const DECIMAL = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** What something in an answer is, for people. */
export function kindOf(value: JsonValue): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  return (
    { string: 'text', boolean: 'true or false' }[typeof value as string] ??
    'an object'
  );
}

/** A figure, a gap, or what is wrong with it and the cure. */
export type Figure = { value: number | null } | { problem: string };

const finite = (value: number): Figure =>
  Number.isFinite(value)
    ? { value }
    : { problem: 'is too large for a number; scale it down' };

/**
 * Reads a figure; null is a gap.
 *
 * @remarks
 * Text is read only where that is configured, and then in one notation alone:
 * "12,5" may be twelve and a half or a hundred and twenty-five.
 */
export function figureOf(value: JsonValue, numbers: Numbers): Figure {
  if (value === null) {
    return { value };
  }
  if (typeof value === 'number') {
    return finite(value);
  }
  if (typeof value !== 'string') {
    return {
      problem: `is ${kindOf(value)}, not a number; correct the pointer`,
    };
  }
  if (numbers === 'json') {
    return {
      problem:
        'is text, not a number; have numbers sent, or set numbers: text if the text is like "12.5"',
    };
  }
  return DECIMAL.test(value)
    ? finite(Number(value))
    : {
        problem:
          'is no number in text; write digits with a point alone, like "12.5"',
      };
}
