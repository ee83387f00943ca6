import fc from 'fast-check';
import { costPerOutcome } from './costPerOutcome';
import { perUnit, sumMoney } from './money';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

describe('sumMoney', () => {
  it('should add exactly, and keep currencies apart', () => {
    expect(
      sumMoney([
        { amount: '5', currency: 'USD' },
        eur('0.1'),
        eur('0.2'),
        eur('-1.30'),
        { amount: '1e-7', currency: 'USD' },
      ]),
    ).toEqual([eur('-1'), { amount: '5.0000001', currency: 'USD' }]);
    expect(sumMoney([])).toEqual([]);
    expect(sumMoney([eur('-0.00')])).toEqual([eur('0')]);
  });

  it('should lose nothing between the largest and the smallest', () => {
    expect(sumMoney([eur('1e99'), eur('1e-99'), eur('-1e99')])).toEqual([
      eur(`0.${'0'.repeat(98)}1`),
    ]);
  });

  it('should equal sums of whole cents in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt(-(10n ** 15n), 10n ** 15n)), cents => {
        const total = cents.reduce((sum, each) => sum + each, 0n);
        const amounts = cents.map(each => eur(`${each}e-2`));
        const [sum = eur('0')] = sumMoney(amounts);
        expect(sumMoney([...amounts].reverse())).toEqual(sumMoney(amounts));
        expect(sumMoney([sum, eur(`${-total}e-2`)])).toEqual([eur('0')]);
      }),
    );
  });

  it.each([
    '',
    '1,5',
    'NaN',
    'Infinity',
    '0x10',
    '1e999',
    ' 1',
    '9'.repeat(101),
  ])('should refuse the amount %p', amount => {
    expect(() => sumMoney([eur(amount)])).toThrow(/^amount must be a decimal/);
  });

  it.each(['eur', 'EURO', '', '__proto__'])(
    'should refuse the currency %p',
    currency => {
      expect(() => sumMoney([{ amount: '1', currency }])).toThrow(
        /^currency must be/,
      );
    },
  );
});

describe('perUnit', () => {
  it('should divide to 20 digits', () => {
    expect(perUnit(eur('100'), 8)).toEqual(eur('12.5'));
    expect(perUnit(eur('1'), 3)).toEqual(eur('0.33333333333333333333'));
    expect(perUnit(eur('-90'), 0.5)).toEqual(eur('-180'));
  });

  it.each([0, -1, NaN, Infinity])('should refuse %p units', units => {
    expect(() => perUnit(eur('1'), units)).toThrow(/^units must be above 0/);
  });
});

describe('costPerOutcome', () => {
  it('should be of each currency on its own', () => {
    expect(costPerOutcome({ EUR: '18000', USD: '-90' }, 12)).toEqual({
      perUnit: { EUR: '1500', USD: '-7.5' },
    });
    expect(costPerOutcome({ EUR: '0' }, 12)).toEqual({ perUnit: { EUR: '0' } });
  });

  it.each([
    [{}, 12, 'noCost'],
    [{}, null, 'noCost'],
    [{ EUR: '1' }, null, 'noReading'],
    [{ EUR: '1' }, 0, 'nothingMoved'],
    [{ EUR: '1' }, -0, 'nothingMoved'],
    [{ EUR: '1' }, -3, 'gotWorse'],
  ])('should be none of %p over %p: %s', (cost, moved, reason) => {
    expect(costPerOutcome(cost as Record<string, string>, moved)).toEqual({
      perUnit: null,
      reason,
    });
  });

  it('should refuse what is no figure', () => {
    expect(() => costPerOutcome({ EUR: '1' }, NaN)).toThrow(/^moved must be/);
    expect(() => costPerOutcome({ EUR: 'x' }, 1)).toThrow(/^amount must be/);
  });
});
