/** What a query may use. */
export type Parameter = 'since' | 'until';

/**
 * What a colon is no parameter in: texts, quoted names, comments and casts.
 * Then the parameters.
 */
const TOKENS = new RegExp(
  [
    String.raw`\b[eE]'(?:[^'\\]|\\.|'')*'`,
    String.raw`'(?:[^']|'')*'`,
    String.raw`"(?:[^"]|"")*"`,
    String.raw`\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$`,
    String.raw`--[^\n]*`,
    String.raw`\/\*[\s\S]*?\*\/`,
    '::',
    String.raw`:(since|until)\b`,
  ].join('|'),
  'g',
);

/** A statement with `$1`, `$2`, … and what each of them is. */
export interface PositionalSql {
  text: string;
  parameters: Parameter[];
}

/**
 * Numbers the parameters of a statement, as PostgreSQL wants them.
 *
 * @remarks
 * Each use gets a number of its own, since one may be compared with a date and
 * the next with a text.
 */
export function positionalSql(sql: string): PositionalSql {
  const parameters: Parameter[] = [];
  const text = sql.replace(TOKENS, (token, _tag, name?: Parameter) =>
    name === undefined ? token : `$${parameters.push(name)}`,
  );
  return { text, parameters };
}
