import { Decimal } from 'decimal.js';

/**
 * Decimals in which sums of all texts that {@link amountOf} takes are exact.
 *
 * @internal
 */
export const Exact = Decimal.clone({
  precision: 450,
  rounding: Decimal.ROUND_HALF_EVEN,
});

/** Figures of a quotient; more would only look exact. */
const QUOTIENT_DIGITS = 20;
/** Decimal places of what is expected rather than charged. */
const FORECAST_PLACES = 6;
const LONGEST_TEXT = 100;
const DECIMAL = /^-?\d+(\.\d+)?([eE][+-]?\d{1,2})?$/;

/** An amount of one currency, exactly. @public */
export interface Money {
  /** Decimal text such as `12.34`; negative for credits. */
  amount: string;
  /** ISO 4217. */
  currency: string;
}

/**
 * The sum of each currency, exactly, in the order of their codes.
 *
 * @remarks
 * Amounts of several currencies are never added up: there is one sum for each.
 * A double would lose digits (0.1 + 0.2), and a million of them cents.
 *
 * @public
 */
export function sumMoney(amounts: Iterable<Money>): Money[] {
  const sums = new Map<string, Decimal>();
  for (const { amount, currency } of amounts) {
    const sum = sums.get(checkedCurrency(currency)) ?? new Exact(0);
    sums.set(currency, sum.plus(amountOf('amount', amount)));
  }
  return [...sums]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, sum]) => ({ amount: textOf(sum), currency }));
}

/**
 * What one of several units costs, to 20 significant digits.
 *
 * @param units - How many units the amount is for; above 0.
 * @public
 */
export function perUnit({ amount, currency }: Money, units: number): Money {
  if (!(units > 0 && Number.isFinite(units))) {
    throw new RangeError(`units must be above 0, got ${units}`);
  }
  const each = amountOf('amount', amount)
    .dividedBy(units)
    .toSignificantDigits(QUOTIENT_DIGITS);
  return { amount: textOf(each), currency: checkedCurrency(currency) };
}

/** @throws RangeError that names the field. @internal */
export function amountOf(field: string, amount: string): Decimal {
  if (amount.length > LONGEST_TEXT || !DECIMAL.test(amount)) {
    throw new RangeError(
      `${field} must be a decimal number like 12.34, got ${JSON.stringify(
        amount.slice(0, LONGEST_TEXT),
      )}`,
    );
  }
  return new Exact(amount);
}

/** Without exponent, so that every reader takes it. @internal */
export function textOf(amount: Decimal): string {
  return amount.isZero() ? '0' : amount.toFixed();
}

/**
 * An amount that was computed in doubles.
 *
 * @remarks
 * Rounded before it is compared with anything: three times 0.1 is 0.3.
 *
 * @internal
 */
export function estimateOf(amount: number): Decimal {
  return new Exact(amount).toDecimalPlaces(FORECAST_PLACES);
}

function checkedCurrency(currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw new RangeError(
      `currency must be three letters like EUR, got ${JSON.stringify(
        currency.slice(0, LONGEST_TEXT),
      )}`,
    );
  }
  return currency;
}
