import { Decimal } from 'decimal.js';

/** Digits before the point of one charge: below a million billions. */
const WHOLE_DIGITS = 15;
/** Digits after it; what is further behind is lost, of each charge alike. */
const PLACES = 30;
const LONGEST_TEXT = 60;
const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?$/;

/**
 * Decimals in which a billion charges add up exactly: to 54 digits, times the
 * 11 digits of the milliseconds of their period.
 */
export const Exact = Decimal.clone({
  precision: 100,
  rounding: Decimal.ROUND_HALF_EVEN,
});

/** Undefined for what is no amount of money. */
export function amountOf(text: string): Decimal | undefined {
  if (text.length > LONGEST_TEXT || !DECIMAL.test(text)) {
    return undefined;
  }
  const amount = new Exact(text).toDecimalPlaces(PLACES);
  return amount.e < WHOLE_DIGITS ? amount : undefined;
}

/** Without exponent and without a sign of zero, so that every reader takes it. */
export function textOf(amount: Decimal): string {
  return amount.isZero() ? '0' : amount.toFixed();
}
