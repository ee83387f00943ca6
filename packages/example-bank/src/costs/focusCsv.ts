import { BankCharge } from './bankCharges';
import { DAY } from '../time/instants';

const COLUMNS = [
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'BillingCurrency',
  'EffectiveCost',
  'BilledCost',
  'SubAccountId',
  'ServiceName',
  'Tags',
];

const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`;

/**
 * Charges as FOCUS files, one for each month: the name says which, so that a
 * month that goes on replaces what it said before.
 *
 * @public
 */
export function focusFiles(
  charges: readonly BankCharge[],
): Map<string, string> {
  const months = new Map<string, string[]>();
  for (const charge of charges) {
    const month = new Date(charge.start).toISOString().slice(0, 7);
    const lines = months.get(month) ?? [COLUMNS.join(',')];
    lines.push(lineOf(charge));
    months.set(month, lines);
  }
  return new Map(
    [...months].map(([month, lines]) => [
      `focus-${month}.csv`,
      `${lines.join('\n')}\n`,
    ]),
  );
}

function lineOf({ start, component, ...charge }: BankCharge): string {
  const tags = component === undefined ? 'NULL' : JSON.stringify({ component });
  return [
    new Date(start).toISOString(),
    new Date(start + DAY).toISOString(),
    'EUR',
    charge.effective,
    charge.billed,
    charge.account,
    quoted(charge.service),
    quoted(tags),
  ].join(',');
}
