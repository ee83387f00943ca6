import { DAY } from '../time/instants';
import { bankCharges } from './bankCharges';
import { focusFiles } from './focusCsv';

const now = Date.UTC(2026, 10, 26, 12);

describe('charges of the bank', () => {
  it('should be of whole days up to yesterday, the same whenever asked', () => {
    const charges = bankCharges({ now });
    expect(charges.at(-1)!.start).toBe(Date.UTC(2026, 10, 25));
    expect(bankCharges({ now: now + 3_600_000 })).toEqual(charges);
    for (const { start, effective } of charges) {
      expect([start % DAY, Number(effective) > 0]).toEqual([0, true]);
    }
  });

  it('should be one FOCUS file for each month', () => {
    const files = focusFiles(bankCharges({ now }));
    expect([...files.keys()].at(-1)).toBe('focus-2026-11.csv');
    const lines = files.get('focus-2026-11.csv')!.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^ChargePeriodStart,ChargePeriodEnd,/);
    expect(lines).toHaveLength(1 + 25 * 17);
    expect(lines[1]).toMatch(
      /^2026-11-01T00:00:00.000Z,2026-11-02T00:00:00.000Z,EUR,\d+\.\d{6},\d+\.\d{6},production,"Managed Kubernetes","\{""component"":""churn-insights""\}"$/,
    );
    expect(lines.at(-1)).toContain('shared-network,"Network","NULL"');
  });
});
