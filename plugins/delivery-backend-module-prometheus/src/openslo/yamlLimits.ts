import { Lexer } from 'yaml';

/** Objects of one file. */
const MOST_DOCUMENTS = 500;
/** Brackets that are open at once, and columns and signs before a line's text. */
const DEEPEST = 200;
/** Aliases may repeat a few settings, not multiply a file. */
const MOST_ALIASES = 50;

/** What the lexer puts before a scalar: the next token is its text. */
const SCALAR = '\u001f';

/**
 * What makes a text too much for a parser of YAML; undefined if nothing does.
 *
 * @remarks
 * Looked at before it is parsed: the parser recurses, and a stack that is full
 * can end the whole process; and each alias is looked for in all of the
 * document, which took two minutes for a file of 1 MB that was made for it. The
 * lexer does neither, and knows what is quoted.
 */
export function tooMuchIn(text: string): string | undefined {
  const seen = { documents: 0, brackets: 0, indent: 0, aliases: 0 };
  let previous = '\n';
  for (const token of new Lexer().lex(text)) {
    if (previous !== SCALAR) {
      count(token, previous, seen);
    }
    previous = previous === SCALAR ? '' : token;
    if (seen.documents > MOST_DOCUMENTS) {
      return `holds more than ${MOST_DOCUMENTS} objects; keep the objectives of one service in a file`;
    }
    if (seen.brackets > DEEPEST || seen.indent > DEEPEST) {
      return 'is nested too deeply; flatten it';
    }
    if (seen.aliases > MOST_ALIASES) {
      return `holds more than ${MOST_ALIASES} aliases; write out what they stand for`;
    }
  }
  return undefined;
}

function count(
  token: string,
  previous: string,
  seen: Record<'documents' | 'brackets' | 'indent' | 'aliases', number>,
): void {
  if (token === '---' || token === '...') {
    seen.documents += 1;
  } else if (token.endsWith('\n')) {
    seen.indent = 0;
  } else if (/^[ \t]+$/.test(token) && previous.endsWith('\n')) {
    seen.indent = token.length;
  } else if (/^[[{]$/.test(token)) {
    seen.brackets += 1;
  } else if (/^[\]}]$/.test(token)) {
    seen.brackets = Math.max(0, seen.brackets - 1);
  } else if (/^[-?:]$/.test(token) && seen.brackets === 0) {
    seen.indent += 1;
  } else if (token.startsWith('*')) {
    seen.aliases += 1;
  }
}
