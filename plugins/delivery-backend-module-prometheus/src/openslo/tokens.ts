/** A piece of a PromQL expression. */
export interface Token {
  kind: 'space' | 'text' | 'number' | 'word' | 'sign';
  text: string;
}

const PIECES =
  /(?<space>\s+|#[^\n]*)|(?<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`)|(?<number>(?:\d[\w.]*|\.\d\w*))|(?<word>[a-zA-Z_:][\w:]*)|(?<sign>[-+*/%^=!<>~@(){}[\],])/y;

/** The pieces of an expression; undefined where it is none of PromQL. */
export function tokensOf(expression: string): Token[] | undefined {
  const tokens: Token[] = [];
  let at = 0;
  while (at < expression.length) {
    PIECES.lastIndex = at;
    const groups = PIECES.exec(expression)?.groups;
    const [kind, text] =
      Object.entries(groups ?? {}).find(([, found]) => found) ?? [];
    if (!text) {
      return undefined;
    }
    tokens.push({ kind: kind as Token['kind'], text });
    at += text.length;
  }
  return tokens;
}
