import { Decimal } from 'decimal.js';
import { Exact, textOf } from './exact';

/** Adds decimal texts up, each currency on its own. */
export class CurrencySums {
  readonly #sums = new Map<string, Decimal>();

  static create(): CurrencySums {
    return new CurrencySums();
  }

  private constructor() {}

  add(currency: string, amount: string): void {
    const sum = this.#sums.get(currency) ?? new Exact(0);
    this.#sums.set(currency, sum.plus(amount));
  }

  of(currency: string): string {
    return textOf(this.#sums.get(currency) ?? new Exact(0));
  }

  /** In the order of the codes. */
  sorted(): Array<[currency: string, sum: string]> {
    return [...this.#sums.keys()]
      .sort()
      .map(currency => [currency, this.of(currency)]);
  }
}
