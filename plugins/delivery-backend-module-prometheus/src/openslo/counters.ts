import { ObjectiveProblem } from './ObjectiveProblem';
import { Part, partsOf } from './selectors';

/** Words that keep a sum of increases the increase of a sum. */
const LINEAR = new Set([
  'by',
  'ignoring',
  'on',
  'or',
  'sum',
  'vector',
  'without',
]);
const SIGNS = new Set(['(', ')', '+', '-']);

/** Place of the window in expressions that Sloth's users know. */
const WINDOW = /\{\{\s*\.window\s*\}\}/g;

/** Whether an expression says itself where its window belongs. */
export const hasWindow = (expression: string) => expression.search(WINDOW) >= 0;

/** As a range of PromQL. */
const rangeOf = (ms: number) => `${ms / 1_000}s`;

/** The expression for a window of so many milliseconds. */
export const withWindow = (expression: string, ms: number) =>
  expression.replace(WINDOW, rangeOf(ms));

/**
 * Whether an expression gives figures of the time before each instant, as
 * `rate(x[5m])` does; undefined where that cannot be told from its words.
 */
export function isRanged(expression: string): boolean | undefined {
  const selectors = partsOf(expression)?.filter(
    ({ kind }) => kind === 'selector',
  );
  return selectors?.length && selectors.every(each => each.isRanged)
    ? true
    : undefined;
}

/**
 * By how much counters grew in a window: each selector becomes its increase.
 *
 * @remarks
 * `increase()` takes selectors only, and has to be innermost: the counter of one
 * instance that starts anew looks, in a sum, like a fall of all of them. Hence
 * only expressions are taken that add and subtract.
 *
 * @returns What gives the expression for a window of so many milliseconds.
 * @throws ObjectiveProblem for other expressions.
 */
export function increaseOf(expression: string): (ms: number) => string {
  const parts = partsOf(expression) ?? [];
  const selectors = parts.filter(({ kind }) => kind === 'selector');
  if (selectors.some(each => each.isRanged)) {
    throw new ObjectiveProblem(
      'has a range or an offset, and its metric is said to be a counter; write counter: false',
    );
  }
  if (selectors.length === 0 || !parts.every(isLinear)) {
    throw new ObjectiveProblem(
      'is more than sums of counters; write sum(…) of selectors, or put the window in yourself, as increase(…[{{.window}}])',
    );
  }
  return ms =>
    parts
      .map(({ kind, text }) =>
        kind === 'selector' ? `increase(${text}[${rangeOf(ms)}])` : text,
      )
      .join('');
}

function isLinear({ kind, text }: Part): boolean {
  switch (kind) {
    case 'word':
      return LINEAR.has(text.toLocaleLowerCase('en-US'));
    case 'sign':
      return SIGNS.has(text);
    case 'number':
      // Nothing but `or vector(0)`: another figure would not grow.
      return Number(text) === 0;
    case 'text':
      return false;
    default:
      return true;
  }
}
