import fc from 'fast-check';
import { decimalText, scaledText } from './decimalText';

/** A number as its digits without the point, and how many are after it. */
const exact = (text: string): [bigint, number] => {
  const [whole, fraction = ''] = text.split('.');
  return [BigInt(whole + fraction), fraction.length];
};

const same = (one: [bigint, number], other: [bigint, number]) =>
  one[0] * 10n ** BigInt(other[1]) === other[0] * 10n ** BigInt(one[1]);

describe('decimalText', () => {
  it.each([
    ['0.00000080000', '0.0000008'],
    ['-12.50', '-12.5'],
    ['+7', '7'],
    ['-0.00', '0'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['007', '7'],
    ['1.5e-7', '0.00000015'],
    ['12e2', '1200'],
    ['1.25E+1', '12.5'],
    ['-1e-3', '-0.001'],
    ['12345678901234567890.12345678901234567891', undefined],
    ['1234567890123456789.1234567890123456789', undefined],
  ])('should write %s in plain notation', (text, expected) => {
    expect(decimalText(text)).toBe(expected ?? text);
  });

  it.each([
    ...['', '.', '-', 'NaN', 'Infinity', '1,5', '1 000', '0x10', '1e', 'e5'],
    ...['--1', '1.2.3', '12€', '1e999', '1e41', '1e-41', '1'.repeat(41)],
    ...['0'.repeat(1_000_000), '١'],
  ])('should not take %.20s', text => {
    expect(decimalText(text)).toBeUndefined();
  });

  it('should keep the value to the last digit, and be its own plain form', () => {
    const digits = fc.stringMatching(/^\d{1,40}$/);
    fc.assert(
      fc.property(fc.boolean(), digits, digits, (isNegative, whole, after) => {
        const text = `${isNegative ? '-' : ''}${whole}.${after}`;
        const plain = decimalText(text)!;
        expect(same(exact(plain), exact(text))).toBe(true);
        expect(decimalText(plain)).toBe(plain);
      }),
    );
  });

  it('should set the point of an integer exactly', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 38n), max: 10n ** 38n }),
        fc.nat({ max: 38 }),
        (unscaled, scale) => {
          const plain = decimalText(scaledText(unscaled, scale))!;
          expect(same(exact(plain), [unscaled, scale])).toBe(true);
        },
      ),
    );
  });

  it('should have the shortest text of a double in plain notation', () => {
    const money = fc
      .double({ min: -1e15, max: 1e15, noNaN: true })
      .filter(double => double === 0 || Math.abs(double) > 1e-15);
    fc.assert(
      fc.property(money, double => {
        const plain = decimalText(String(double));
        expect(plain).toMatch(/^-?\d+(\.\d+)?$/);
        // Zero has no sign here.
        expect(Number(plain) + 0).toBe(double + 0);
      }),
    );
  });
});
