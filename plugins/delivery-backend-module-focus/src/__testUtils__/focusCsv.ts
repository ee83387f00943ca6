/** A charge as a FOCUS file has it; what is left out is a plain one. */
export type Written = Partial<Record<string, string>>;

const plain: Record<string, string> = {
  ChargePeriodStart: '2026-03-01T00:00:00Z',
  ChargePeriodEnd: '2026-03-02T00:00:00Z',
  BillingCurrency: 'EUR',
  EffectiveCost: '1.5',
  BilledCost: '2.25',
  SubAccountId: '0012',
  ServiceName: 'Queue',
  Tags: '{"team":"cards"}',
};

export const columns = Object.keys(plain);

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** A CSV file of charges. */
export function focusCsv(
  charges: readonly Written[],
  {
    header = columns,
    newline = '\n',
  }: { header?: readonly string[]; newline?: string } = {},
): string {
  const lines = charges.map(charge =>
    header
      .map(name => quoted(charge[name] ?? plain[name] ?? 'extra'))
      .join(','),
  );
  return [header.map(quoted).join(','), ...lines, ''].join(newline);
}
