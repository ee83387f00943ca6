import fc from 'fast-check';
import { figureOf } from './figure';

describe('figureOf', () => {
  it('should read every finite number as it is, sent or in text', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        value => {
          expect(figureOf(value, 'json')).toEqual({ value });
          expect(figureOf(String(value), 'text')).toEqual({
            value: Number(String(value)),
          });
        },
      ),
    );
  });

  it('should give a finite number, a gap or a problem, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom<'json' | 'text'>('json', 'text'),
        (found, numbers) => {
          const figure = figureOf(found as any, numbers);
          const isGood =
            'problem' in figure ||
            (figure.value === null
              ? found === null
              : Number.isFinite(figure.value));
          expect(isGood).toBe(true);
        },
      ),
    );
  });

  it('should never take a text for a number unasked', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double().map(String)), found => {
        expect(figureOf(found, 'json')).toHaveProperty('problem');
      }),
    );
  });

  it.each([
    '',
    ' ',
    ' 1',
    '1\n',
    '12,5',
    '1 000',
    '1_000',
    '1,000.5',
    '0x10',
    '1.',
    '.5',
    '5 %',
    'NaN',
    'Infinity',
    '1e400',
    '-',
    '１２',
  ])('should not guess %p', found => {
    expect(figureOf(found, 'text')).toHaveProperty('problem');
  });
});
