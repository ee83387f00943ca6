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

/** @param {number} i */
function charge(i) {
  const cost = `0.${String((i * 7919) % 1_000_000).padStart(11, '0')}`;
  const hour = i % 720;
  return [
    ...[cost, '"1234567890123"', '"EUR"', at(744), at(0), '"Usage"'],
    `"$0.40 per million requests, tier ${i % 9}"`,
    ...[at(hour + 1), at(hour), '2.000000000000000', '"Requests"'],
    ...[cost, i % 97 === 0 ? `-${cost}` : cost, cost, '"Requests"'],
    ...['"Cloud"', '"north-1"', `"res:queue:north-1:${i}"`, '"Integration"'],
    ...[`"Service ${i % 40}"`, `"SKU${i % 500}"`, `"${i % 60}"`, '"Atlas"'],
    i % 3 === 0
      ? 'NULL'
      : `"{""component"":""part-${i % 300}"",""stage"":""live""}"`,
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
