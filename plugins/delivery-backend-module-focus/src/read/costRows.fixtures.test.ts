import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readAll } from '../__testUtils__/readAll';

// Documents of other people, which may be absent.
const FILE = resolve(
  __dirname,
  '../../../../../shared/fixtures/focus/FOCUS-1.0/focus_sample.csv',
);

const PLACES = 20;

/** Exact: in units of 10^-20. */
function units(cost: string): bigint {
  const [whole, fraction = ''] = cost.split('.');
  return BigInt(whole + fraction.padEnd(PLACES, '0'));
}

function sum(values: string[]): string {
  const digits = values
    .reduce((total, cost) => total + units(cost), 0n)
    .toString()
    .padStart(PLACES + 1, '0');
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`.replace(
    /0+$/,
    '',
  );
}

(existsSync(FILE) ? describe : describe.skip)(
  existsSync(FILE)
    ? 'costRows of published sample data'
    : 'skipped: ../shared/fixtures/focus not present',
  () => {
    it('should come to the sums that are known, to the last digit', async () => {
      const { rows, problems } = await readAll(FILE);
      expect(problems).toEqual([]);
      expect(rows).toHaveLength(1_000);
      expect(sum(rows.map(row => row.effective))).toBe('14.97651418586');
      expect(sum(rows.map(row => row.billed))).toBe('20.52022672899');
      expect(new Set(rows.map(row => row.currency))).toEqual(new Set(['USD']));
      expect(rows.filter(row => Object.keys(row.tags).length > 0).length).toBe(
        711,
      );
      expect(Math.min(...rows.map(row => row.start))).toBe(
        Date.UTC(2024, 8, 1),
      );
      expect(Math.max(...rows.map(row => row.end))).toBe(Date.UTC(2024, 9, 1));
    });
  },
);
