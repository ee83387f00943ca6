import { TestDatabases } from '@backstage/backend-test-utils';
import { CostRow } from '@delivery-stack/backstage-plugin-delivery-node';
import fc from 'fast-check';
import {
  at,
  CARDS,
  EVER,
  file,
  HOUR,
  LEDGER,
  POD,
  TestCosts,
  testCosts,
} from './__testUtils__/testCosts';
import { Exact, textOf } from './exact';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

/** The greatest that a charge may be: of what is beyond, nothing is taken. */
const GREATEST = 10n ** 15n - 1n;

const amount = fc
  .tuple(fc.bigInt(-GREATEST, GREATEST), fc.integer({ min: 0, max: 12 }))
  .map(([digits, places]) => `${digits}e-${places}`);

/** From nothing to 40 days, of entities that there are and are not. */
const anyRow: fc.Arbitrary<CostRow> = fc
  .record({
    from: fc.integer({ min: 0, max: 60 * 24 }),
    hours: fc.oneof(
      fc.constantFrom(0, 1, 24),
      fc.integer({ min: 2, max: 40 * 24 }),
    ),
    currency: fc.constantFrom('EUR', 'USD'),
    effective: amount,
    billed: amount,
    tags: fc.constantFrom<Record<string, string>>(
      {},
      { component: 'ledger' },
      { 'user:App': 'cards' },
      { component: 'nobody' },
    ),
  })
  .map(({ from, hours, ...rest }) => {
    const start = at('2027-01-01') + from * HOUR;
    return { ...rest, start, end: start + hours * HOUR };
  });

const anyRows = fc.array(anyRow, { maxLength: 12 });

/** What is added up by hand, in each currency. */
function totalOf(rows: readonly CostRow[]): Record<string, string> {
  const sums: Record<string, string> = {};
  for (const { currency, effective } of rows) {
    sums[currency] = textOf(new Exact(sums[currency] ?? 0).plus(effective));
  }
  return sums;
}

describe.each(databases.eachSupportedId())('laws of costs on %s', id => {
  let test: TestCosts;
  let run = 0;

  beforeAll(async () => {
    test = await testCosts(await databases.init(id));
  });
  afterAll(() => test.knex.destroy());

  /** Everything that is known of costs, after nothing was. */
  async function told(files: Parameters<TestCosts['take']>[0], again = 0) {
    await test.knex('cost_file').delete();
    run += 1;
    for (let time = 0; time <= again; time += 1) {
      await test.take(files, { id: `run-${run}` });
      await test.knex('cost_file').update({ version: '' });
    }
    const days = await test
      .knex('cost_day as c')
      .orderBy(['day', 'entity_ref', 'reason', 'currency'])
      .select('day', 'entity_ref', 'reason', 'currency', 'effective', 'billed');
    return {
      spend: await test.costs.spend([LEDGER, CARDS, POD], EVER),
      byDay: await test.costs.byDay([LEDGER], EVER, 'EUR'),
      coverage: await test.costs.coverage(EVER),
      days,
    };
  }

  it('should come to the same in any order, and however often it is taken', async () => {
    const shuffled = anyRows.chain(rows =>
      fc.record({
        rows: fc.constant(rows),
        other: fc.shuffledSubarray(rows, {
          minLength: rows.length,
          maxLength: rows.length,
        }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ({ rows, other }) => {
        const once = await told([file('one', rows)]);
        expect(await told([file('one', other)], 1)).toEqual(once);
        const copies = [file('one', rows), file('two', other)];
        expect(await told(copies, 1)).toEqual(once);
      }),
      { numRuns: 15 },
    );
  });

  it('should come to the same in one file or in many', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyRow, {
          maxLength: 10,
          selector: ({ effective, billed, ...rest }) =>
            JSON.stringify([rest, +effective, +billed]),
        }),
        fc.integer({ min: 1, max: 4 }),
        async (rows, size) => {
          const parts = [];
          for (let start = 0; start < rows.length; start += size) {
            parts.push(file(`${start}`, rows.slice(start, start + size)));
          }
          const { spend } = await told([file('one', rows)]);
          expect((await told(parts)).spend).toEqual(spend);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('should lose nothing: matched and unmatched are all that rows charge', async () => {
    await fc.assert(
      fc.asyncProperty(anyRows, async rows => {
        const { spend, coverage } = await told([file('one', rows)]);
        const sums: Record<string, string> = {};
        for (const each of [
          ...spend.map(({ currency, effective }) => ({
            currency,
            effective,
          })),
          ...coverage.unmatched.map(({ currency, amount: effective }) => ({
            currency,
            effective,
          })),
        ]) {
          const { currency, effective } = each;
          sums[currency] = textOf(
            new Exact(sums[currency] ?? 0).plus(effective),
          );
        }
        expect({ EUR: '0', USD: '0', ...sums }).toEqual({
          EUR: '0',
          USD: '0',
          ...totalOf(rows),
        });
      }),
      { numRuns: 25 },
    );
  });
});
