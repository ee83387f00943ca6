import { formatNumber, NO_BREAK_SPACE } from '../../format';

/** An amount of one currency. */
export interface Money {
  amount: number;
  currency: string;
}

/** From here on cents say nothing. */
const WITHOUT_CENTS = 100;

/** `18 000 EUR`, `12.50 EUR` */
export function moneyText({ amount, currency }: Money): string {
  const cents = Math.abs(amount) < WITHOUT_CENTS && !Number.isInteger(amount);
  return `${formatNumber(amount, cents ? 2 : 0)}${NO_BREAK_SPACE}${currency}`;
}

/** Amounts of several currencies beside each other: they are never added up. */
export function amountsOf(amounts: readonly Money[]): string {
  return amounts.map(moneyText).join(' and ');
}

/** Amounts added up within each currency, by its name. */
export function sumByCurrency(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, number>();
  for (const { amount, currency } of amounts) {
    sums.set(currency, (sums.get(currency) ?? 0) + amount);
  }
  return [...sums]
    .map(([currency, amount]) => ({ amount, currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
