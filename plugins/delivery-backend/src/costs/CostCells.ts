import { Decimal } from 'decimal.js';
import { Charge } from './Charge';
import { Exact } from './exact';
import { spread } from './spread';

/** Of one file; 250,000 of them were measured at 95 MB of heap. */
const MOST_CELLS = 250_000;

/** Whose a charge is; without a ref, why it is of nobody. */
export interface Owner {
  /** Entity ref; empty: of no entity. */
  ref: string;
  /** Empty where there is a ref. */
  reason: string;
}

/** What is charged to one owner for one day, in one currency. */
export interface CostCell extends Owner {
  /** Days since 1970-01-01, UTC. */
  day: number;
  currency: string;
  effective: Decimal;
  billed: Decimal;
  /** Charges in it; one of several days is in each of them. */
  rows: number;
}

/** What of a day is of no entity, in one currency. */
export interface CostTotal {
  day: number;
  currency: string;
  unmatched: Decimal;
  /** Without signs: a credit does not hide a charge. */
  unmatchedSize: Decimal;
  /** Of the whole day, without signs. */
  size: Decimal;
}

/**
 * Adds charges up by day, owner and currency, exactly, in whatever order.
 *
 * @remarks
 * Memory grows with days × owners × currencies, not with charges.
 */
export class CostCells {
  readonly #cells = new Map<string, CostCell>();
  readonly #most: number;

  static create(options: { most?: number } = {}): CostCells {
    return new CostCells(options.most ?? MOST_CELLS);
  }

  private constructor(most: number) {
    this.#most = most;
  }

  /** @throws Error when there are too many cells. */
  add(charge: Charge, owner: Owner): void {
    const effective = spread(charge.effective, charge);
    const billed = spread(charge.billed, charge);
    for (const [index, { day, amount }] of effective.entries()) {
      const cell = this.#cell(day, charge.currency, owner);
      cell.effective = cell.effective.plus(amount);
      cell.billed = cell.billed.plus(billed[index].amount);
      cell.rows += 1;
    }
  }

  cells(): CostCell[] {
    return [...this.#cells.values()];
  }

  totals(): CostTotal[] {
    const totals = new Map<string, CostTotal>();
    for (const { day, currency, ref, effective } of this.#cells.values()) {
      const key = `${day} ${currency}`;
      const total = totals.get(key) ?? emptyTotal(day, currency);
      totals.set(key, total);
      total.size = total.size.plus(effective.abs());
      if (ref === '') {
        total.unmatched = total.unmatched.plus(effective);
        total.unmatchedSize = total.unmatchedSize.plus(effective.abs());
      }
    }
    return [...totals.values()];
  }

  #cell(day: number, currency: string, { ref, reason }: Owner): CostCell {
    const key = `${day} ${currency} ${ref} ${reason}`;
    const known = this.#cells.get(key);
    if (known) {
      return known;
    }
    if (this.#cells.size >= this.#most) {
      throw new Error(
        `The file comes to more than ${
          this.#most
        } sums by day, entity and currency; have it split by month, or take rules out of delivery.costs.match whose tags have other values than entities`,
      );
    }
    const zero = new Exact(0);
    const sums = { effective: zero, billed: zero, rows: 0 };
    const cell = { day, currency, ref, reason, ...sums };
    this.#cells.set(key, cell);
    return cell;
  }
}

function emptyTotal(day: number, currency: string): CostTotal {
  const zero = new Exact(0);
  return { day, currency, unmatched: zero, unmatchedSize: zero, size: zero };
}
