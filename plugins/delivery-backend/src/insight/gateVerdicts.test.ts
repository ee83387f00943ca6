import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { AnyFact } from '@delivery-stack/flow';
import { Knex } from 'knex';
import {
  bankRules,
  DAY,
  fact,
  MONDAY,
  ticket,
} from '../__testUtils__/testBank';
import { createTestStore } from '../__testUtils__/testStore';
import { createDatabaseStores } from '../database/createDatabaseStores';
import { CachedMembership } from './CachedMembership';
import { createInsightServices } from './createInsightServices';
import { DatabaseInsightQueries } from './queries';
import { InsightServices } from './services';

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

jest.setTimeout(120_000);

const domain = 'domain:default/retail';
const component = 'component:default/ledger';
/** Half of what happened was before. */
const lately = new Date(MONDAY + 50 * DAY + 5 * 3_600_000).toISOString();
const as = { credentials: mockCredentials.user() };

/** An initiative that security reviews, and asks to change if it is to catch. */
function reviewed(index: number, riskClass: string, caught: boolean) {
  const key = `LED-${index}`;
  const day = (index % 60) + 20;
  const data = { riskClass, components: [index % 3 ? 'c1' : 'c2'] };
  const facts: AnyFact[] = ticket(
    key,
    [
      [day, 'Environment requested'],
      [day + 1, 'Security review'],
      [day + 3, caught ? 'Modifying' : 'Data access requested'],
      ...(caught
        ? ([
            [day + 5, 'Security review'],
            [day + 6, 'Data access requested'],
          ] as const)
        : []),
      [day + 8, 'Done'],
    ],
    data,
  );
  return caught
    ? [
        ...facts,
        fact('ticket.updated', day + 4, {
          key,
          project: 'LED',
          changed: ['description'],
          ...data,
        }),
      ]
    : facts;
}

/** High risks are often caught, low ones never: neither verdict on the whole. */
const facts = [
  ...Array.from({ length: 20 }, (_, index) =>
    reviewed(index + 1, 'high', index % 4 === 0),
  ),
  ...Array.from({ length: 60 }, (_, index) =>
    reviewed(index + 101, 'low', false),
  ),
]
  .flat()
  .map(each => ({ vendor: 'jira', ...each }));

/** Two components of one domain. */
async function insertEntities(knex: Knex): Promise<void> {
  const insert = async (kind: string, name: string) => {
    const row = { ref: `${kind}:default/${name}`, kind, title: name };
    const [{ id }] = await knex('entity').insert(row).returning('id');
    return id;
  };
  const scope = await insert('domain', 'retail');
  for (const [name, place] of [
    ['ledger', 'c1'],
    ['interest', 'c2'],
  ]) {
    const id = await insert('component', name);
    const subject = `component:*/${place}`;
    await knex('entity_subject').insert({ subject, entity_id: id });
    await knex('entity_scope').insert({
      entity_id: id,
      scope_type: 'domain',
      scope_id: scope,
      from_day: 0,
    });
  }
}

describe.each(databases.eachSupportedId())(
  'verdicts on gates on %p',
  databaseId => {
    let ledgers: Record<'exact' | 'sketched', InsightServices>;

    beforeAll(async () => {
      const knex = await databases.init(databaseId);
      const store = await createTestStore(knex, bankRules);
      await insertEntities(knex);
      await store.accept(facts);
      await store.project();
      await store.sketch();
      const stores = createDatabaseStores({ knex });
      const clock = () => store.now.at;
      const services = (exactUpTo: number) =>
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
        });
      ledgers = { exact: services(1_000_000), sketched: services(0) };
    });

    it.each([
      ['exact', undefined],
      ['sketched', undefined],
      ['exact', domain],
      ['sketched', domain],
      ['exact', component],
    ] as const)(
      'should be the same in list, overview and detail: %s, scope %s',
      async (kind, scope) => {
        const { gates, overview } = ledgers[kind];
        for (const since of [undefined, lately]) {
          const request = {
            calendar: 'elapsed' as const,
            ...(scope && { scope }),
            ...(since && { since }),
          };
          const { items } = await gates.listGates(request, as);
          expect(items).toHaveLength(bankRules.config.gates.length);
          for (const listed of items) {
            const { gate } = await gates.getGate(
              { ...request, id: listed.id },
              as,
            );
            expect(gate).toEqual(listed);
          }
          const { gates: viewed } = await overview.getOverview(request, as);
          expect(viewed).toEqual(items);
        }
      },
    );

    it.each(['exact', 'sketched'] as const)(
      'should single out the risky ones in the list too: %s',
      async kind => {
        const { items } = await ledgers[kind].gates.listGates(
          { calendar: 'elapsed' },
          as,
        );
        const found = items.find(({ id }) => id === 'security-review')!;
        expect(found.deliveryTest).toMatchObject({
          verdict: 'target',
          decided: 80,
          caught: 5,
        });
      },
    );
  },
);
