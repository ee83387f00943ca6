import { Lexer } from 'yaml';

/** Flow collections that may be open at once. */
const MOST_BRACKETS = 200;

/** Columns and indicators before the content of a line: no block lies deeper. */
const MOST_INDENT = 400;

/** What the lexer puts before a scalar without quotes: the next token is its text. */
const SCALAR = '\u001f';

/**
 * Whether a text is nested deeper than a parser can follow.
 *
 * @remarks
 * Looked at before parsing, because the parser recurses: a stack that is all
 * but full when an expression is compiled ends the whole process, and no
 * `catch` is asked. The lexer does not recurse, and knows what is in quotes.
 */
export function isTooNested(text: string): boolean {
  let brackets = 0;
  let indent = 0;
  let previous = '\n';
  for (const token of new Lexer().lex(text)) {
    if (previous === SCALAR) {
      previous = token;
      continue;
    }
    if (token.endsWith('\n')) {
      indent = 0;
    } else if (previous.endsWith('\n') && /^[ \t]+$/.test(token)) {
      indent = token.length;
    } else if (token === '[' || token === '{') {
      brackets++;
    } else if (token === ']' || token === '}') {
      brackets = Math.max(0, brackets - 1);
    } else if (brackets === 0 && /^[-?:]$/.test(token)) {
      indent++;
    }
    if (brackets > MOST_BRACKETS || indent > MOST_INDENT) {
      return true;
    }
    previous = token;
  }
  return false;
}
