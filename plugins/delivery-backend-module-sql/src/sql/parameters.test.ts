import fc from 'fast-check';
import { positionalSql } from './parameters';

describe('positionalSql', () => {
  it.each([
    ['at > :since and at <= :until', 'at > $1 and at <= $2'],
    [':since::date, :since', '$1::date, $2'],
    ['a::since', 'a::since'],
    [':sincere :until_then', ':sincere :until_then'],
  ])('should number the parameters of %p', (sql, expected) => {
    expect(positionalSql(sql).text).toBe(expected);
  });

  it.each([
    `':since'`,
    `'it''s :since'`,
    `E'it\\'s :since'`,
    `":since"`,
    `"a "" :until"`,
    `$$ :since $$`,
    `$x$ $$ :since $$ $x$`,
    `-- :since`,
    `/* :since\n :until */`,
    `':since`,
  ])('should find none in %p', sql => {
    expect(positionalSql(`select ${sql}\n`).parameters).toEqual(
      // A text that does not end is refused by the database.
      sql === `':since` ? ['since'] : [],
    );
  });

  it('should keep everything else, and number in order', () => {
    const piece = fc.constantFrom(
      ':since',
      ':until',
      " ':since' ",
      ' "x:until" ',
      '::date ',
      ' -- :since\n',
      ' and ',
      ' 1 ',
    );
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        const spaced = pieces.map(each => ` ${each} `);
        const { text, parameters } = positionalSql(spaced.join(''));
        const expected = pieces.filter(each => /^:(since|until)$/.test(each));
        expect(parameters.map(name => `:${name}`)).toEqual(expected);
        const back = parameters.reduce(
          (sql, name, index) => sql.replace(`$${index + 1} `, `:${name} `),
          text,
        );
        expect(back).toBe(spaced.join(''));
      }),
    );
  });
});
