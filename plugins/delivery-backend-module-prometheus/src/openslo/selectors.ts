import { Token, tokensOf } from './tokens';

/** A part of an expression: a selector of series, or whatever stands between. */
export interface Part {
  kind: 'selector' | 'label list' | Token['kind'];
  text: string;
  /** Of a selector: whether it has a range, as `[5m]`, or another time. */
  isRanged?: boolean;
}

const KEYWORDS = new Set([
  'and',
  'atan2',
  'bool',
  'by',
  'end',
  'group_left',
  'group_right',
  'ignoring',
  'inf',
  'nan',
  'offset',
  'on',
  'or',
  'start',
  'unless',
  'without',
]);

/** After these, parentheses hold labels. */
const BEFORE_LABELS = new Set([
  'by',
  'group_left',
  'group_right',
  'ignoring',
  'on',
  'without',
]);

const isSpace = ({ kind }: Token) => kind === 'space';

const textOf = (tokens: readonly Token[]) =>
  tokens.map(({ text }) => text).join('');

/** The text of the token at a place or after it, spaces left out. */
const nextText = (tokens: readonly Token[], from: number) =>
  tokens.slice(from).find(token => !isSpace(token))?.text ?? '';

/**
 * The selectors of an expression, and what stands between; undefined where it
 * cannot be an expression. Whether it really is one, Prometheus knows.
 */
export function partsOf(expression: string): Part[] | undefined {
  const tokens = tokensOf(expression);
  const parts: Part[] = [];
  let at = 0;
  while (tokens && at < tokens.length) {
    const labels = labelListEnd(tokens, at, parts);
    const end = labels ?? selectorEnd(tokens, at) ?? at + 1;
    const text = textOf(tokens.slice(at, end));
    if (labels !== undefined) {
      parts.push({ kind: 'label list', text });
    } else if (startsSelector(tokens, at)) {
      const isRanged = /^(?:\[|@$|offset$)/i.test(nextText(tokens, end));
      parts.push({ kind: 'selector', text, isRanged });
    } else {
      parts.push(tokens[at]);
    }
    at = end;
  }
  return tokens && parts;
}

function startsSelector(tokens: readonly Token[], at: number): boolean {
  const { kind, text } = tokens[at];
  if (kind !== 'word') {
    return text === '{';
  }
  const isKeyword = KEYWORDS.has(text.toLocaleLowerCase('en-US'));
  const next = nextText(tokens, at + 1).toLocaleLowerCase('en-US');
  const isFunction = ['(', 'by', 'without'].includes(next);
  return !isKeyword && !isFunction;
}

function selectorEnd(tokens: readonly Token[], at: number): number | undefined {
  if (!startsSelector(tokens, at)) {
    return undefined;
  }
  let open = at;
  if (tokens[at].kind === 'word') {
    open += 1;
    while (tokens[open] && isSpace(tokens[open])) {
      open += 1;
    }
  }
  return tokens[open]?.text === '{' ? after(tokens, '}', open) : at + 1;
}

function labelListEnd(
  tokens: readonly Token[],
  at: number,
  before: readonly Part[],
): number | undefined {
  const word = before.filter(({ kind }) => kind !== 'space').at(-1);
  const isList =
    tokens[at].text === '(' &&
    word?.kind === 'word' &&
    BEFORE_LABELS.has(word.text.toLocaleLowerCase('en-US'));
  return isList ? after(tokens, ')', at) : undefined;
}

/** Behind the next sign of that kind, or behind all. */
function after(tokens: readonly Token[], sign: string, from: number): number {
  const at = tokens.findIndex(
    ({ kind, text }, index) =>
      index >= from && kind === 'sign' && text === sign,
  );
  return at < 0 ? tokens.length : at + 1;
}
