import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Columns of FOCUS 1.0 that take up most of a file, with those that are read among them. */
const header = [
  ...['BilledCost', 'BillingAccountId', 'BillingCurrency', 'BillingPeriodEnd'],
  ...['BillingPeriodStart', 'ChargeCategory', 'ChargeDescription'],
  ...[
    'ChargePeriodEnd',
    'ChargePeriodStart',
    'ConsumedQuantity',
    'ConsumedUnit',
  ],
  ...['ContractedCost', 'EffectiveCost', 'ListCost', 'PricingUnit'],
  ...[
    'ProviderName',
    'RegionId',
    'ResourceId',
    'ServiceCategory',
    'ServiceName',
  ],
  ...['SkuId', 'SubAccountId', 'SubAccountName', 'Tags'],
];

const HOUR = 3_600_000;
const at = (/** @type {number} */ hours) =>
  new Date(Date.UTC(2026, 2, 1) + hours * HOUR).toISOString();

/** How many components the charges name: every third charge names none. */
export const COMPONENTS = 300;

/** Digits after the point of a cost. */
const PLACES = 11;

/** @param {number} i */
const units = i => (i * 7919) % 1_000_000;

/** One charge in 97 is a credit. @param {number} i */
const isCredit = i => i % 97 === 0;

/** @param {number} i */
const isNamed = i => i % 3 !== 0;

/**
 * What the named components are charged in all, added up apart from any code that is measured.
 *
 * @param {number} count
 */
export function spentBy(count) {
  let sum = 0n;
  for (let i = 0; i < count; i += 1) {
    if (isNamed(i)) {
      sum += BigInt(isCredit(i) ? -units(i) : units(i));
    }
  }
  const digits = String(sum).padStart(PLACES + 1, '0');
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`.replace(
    /\.?0+$/,
    '',
  );
}

/** @param {number} i */
function charge(i) {
  const cost = `0.${String(units(i)).padStart(PLACES, '0')}`;
  const hour = i % 720;
  return [
    ...[cost, '"1234567890123"', '"EUR"', at(744), at(0), '"Usage"'],
    `"$0.40 per million requests, tier ${i % 9}"`,
    ...[at(hour + 1), at(hour), '2.000000000000000', '"Requests"'],
    ...[cost, isCredit(i) ? `-${cost}` : cost, cost, '"Requests"'],
    ...['"Cloud"', '"north-1"', `"res:queue:north-1:${i}"`, '"Integration"'],
    ...[`"Service ${i % 40}"`, `"SKU${i % 500}"`, `"${i % 60}"`, '"Atlas"'],
    isNamed(i)
      ? `"{""component"":""part-${i % COMPONENTS}"",""stage"":""live""}"`
      : 'NULL',
  ].join(',');
}

/** @param {number} count */
function* chunks(count) {
  yield `${header.join(',')}\n`;
  for (let i = 0; i < count; i += 1000) {
    const size = Math.min(1000, count - i);
    const lines = Array.from({ length: size }, (_, k) => charge(i + k));
    yield `${lines.join('\n')}\n`;
  }
}

/**
 * Writes a file of charges.
 *
 * @param {string} path
 * @param {number} count
 */
export async function writeCharges(path, count) {
  await pipeline(Readable.from(chunks(count)), createWriteStream(path));
}
