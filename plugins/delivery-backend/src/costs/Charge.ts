import { CostRow } from '@delivery-stack/backstage-plugin-delivery-node';
import { Decimal } from 'decimal.js';
import { DAY } from '../projection/days';
import { amountOf } from './exact';

/** Before and after it no cloud charges anything. */
const FIRST = Date.UTC(2000, 0, 1);
const LAST = Date.UTC(2100, 0, 1);
/** Three years of a commitment, and some. */
const LONGEST = 1_500 * DAY;

/** A charge that can be counted. */
export interface Charge
  extends Pick<
    CostRow,
    'start' | 'end' | 'currency' | 'account' | 'service' | 'tags'
  > {
  effective: Decimal;
  billed: Decimal;
}

/** The charge of a row, or what is wrong with it and where. */
export function chargeOf(row: CostRow): Charge | string {
  const { start, end, currency } = row;
  if (!isInstant(start) || !isInstant(end) || end < start) {
    return 'charge period: has to end after it begins, between 2000 and 2100';
  }
  if (end - start > LONGEST) {
    return `charge period: is longer than ${LONGEST / DAY} days`;
  }
  if (!/^[A-Z]{3}$/.test(currency)) {
    return 'currency: has to be three capital letters like EUR';
  }
  const effective = amountOf(row.effective);
  const billed = amountOf(row.billed);
  if (!effective || !billed) {
    return `${
      effective ? 'billed' : 'effective'
    } cost: has to be a decimal number like 12.34, below 10^15`;
  }
  const { account, service, tags } = row;
  return { start, end, currency, account, service, tags, effective, billed };
}

function isInstant(value: number): boolean {
  return Number.isSafeInteger(value) && value >= FIRST && value <= LAST;
}
