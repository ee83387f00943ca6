import fc from 'fast-check';
import { toCsv } from './csv';

describe('toCsv', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd', "'+cmd"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    [-2, '-2'],
    [null, ''],
    [undefined, ''],
    [Number.NaN, ''],
  ])('should write %p as %p', (value, text) => {
    expect(toCsv([[value]])).toBe(`${text}\r\n`);
  });

  it('should never start a cell of text with a formula', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const [cell] = toCsv([[text]]).split('\r\n');
        expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });
});
