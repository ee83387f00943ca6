import { TestDatabases } from '@backstage/backend-test-utils';
import { Distribution } from '@delivery-stack/flow';
import { analyticsOf } from '../__testUtils__/bankFacts';
import { bankRules, DAY, ticket } from '../__testUtils__/testBank';
import { createTestStore } from '../__testUtils__/testStore';
import { createDatabaseStores } from '../database/createDatabaseStores';
import { DatabaseSketcher } from '../projection/DatabaseSketcher';
import { CachedMembership } from './CachedMembership';
import { createInsightServices } from './createInsightServices';
import { DatabaseInsightQueries } from './queries';

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

jest.setTimeout(120_000);

/** Forty initiatives, of different lengths, some still waiting. */
const facts = Array.from({ length: 40 }, (_, index) => {
  const key = `LED-${index + 1}`;
  return index % 8 === 7
    ? ticket(key, [
        [20 + index, 'Environment requested'],
        [21 + index * 1.3, 'Security review'],
      ])
    : analyticsOf(key, 'c1', index * 1.37).map((fact, place) => ({
        ...fact,
        time: fact.time + place * (index % 5) * 3_600_000,
      }));
})
  .flat()
  .map(fact => ({ vendor: 'jira', ...fact }));

const percentiles = ['p50', 'p85', 'p95', 'mean', 'sum'] as const;

function expectClose(sketched: Distribution, exact: Distribution) {
  const { n, censored, abandoned, sum } = exact;
  expect(sketched).toMatchObject({ n, censored, abandoned, sum });
  for (const name of percentiles) {
    const [found, wanted] = [sketched[name], exact[name]];
    expect(found === null).toBe(wanted === null);
    expect(Math.abs((found ?? 0) - (wanted ?? 0))).toBeLessThanOrEqual(
      0.0101 * (wanted ?? 0),
    );
  }
}

describe.each(databases.eachSupportedId())(
  'gate distributions on %p',
  databaseId => {
    it('should be the same from sketches as from every stay, within 1 %', async () => {
      const knex = await databases.init(databaseId);
      const store = await createTestStore(knex, bankRules);
      await store.accept(facts);
      await store.project();
      const clock = () => store.now.at;
      await DatabaseSketcher.create({ knex, clock }).refreshSketches(
        new AbortController().signal,
      );
      const stores = createDatabaseStores({ knex });
      const ask = (exactUpTo: number, since?: string) =>
        createInsightServices({
          config: bankRules.config,
          stores,
          queries: DatabaseInsightQueries.create({ knex }),
          membership: CachedMembership.create({
            entities: stores.entities,
            clock,
          }),
          clock,
          exactUpTo,
        }).gates.listGates(
          { calendar: 'elapsed', ...(since && { since }) },
          {} as any,
        );
      const iso = (days: number) =>
        new Date(store.now.at - days * DAY - 5 * 3_600_000).toISOString();
      for (const since of [undefined, iso(60), iso(33), iso(0)]) {
        const exact = await ask(1_000_000, since);
        const sketched = await ask(0, since);
        expect(sketched.items.map(({ id }) => id).sort()).toEqual(
          exact.items.map(({ id }) => id).sort(),
        );
        for (const gate of exact.items) {
          const other = sketched.items.find(({ id }) => id === gate.id)!;
          expect(other.decisions).toEqual(gate.decisions);
          expect(other.passages).toBe(gate.passages);
          for (const segment of ['queue', 'return', 'total'] as const) {
            expectClose(other[segment], gate[segment]);
          }
        }
        expect(exact.items[0].queue.n).toBeGreaterThanOrEqual(
          since === iso(0) ? 0 : 5,
        );
      }
    });
  },
);
