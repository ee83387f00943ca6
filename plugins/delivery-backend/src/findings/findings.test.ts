import { TestDatabases } from '@backstage/backend-test-utils';
import { Fact, toCdEvent } from '@delivery-stack/flow';
import fc from 'fast-check';
import { Knex } from 'knex';
import { createTestStore, TestStore } from '../__testUtils__/testStore';
import { FindingStore } from './FindingStore';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const SOURCE = 'https://scans.example.com';
const LEDGER = 'component:default/ledger';
const CARDS = 'component:default/cards';
const day = (count: number) => Date.UTC(2026, 4, 1) + count * 86_400_000;
const iso = (time: number) => new Date(time).toISOString();

type Finding = Fact<'finding.reported'>;

function finding(
  key: string,
  at: number,
  data: Partial<Finding['data']> = {},
): Finding {
  return {
    type: 'finding.reported',
    id: `${key}/${at}/${JSON.stringify(data)}`,
    source: SOURCE,
    time: day(at),
    data: {
      key,
      repository: 'Bank/Ledger',
      kind: 'code',
      tool: 'Lens',
      severity: 'high',
      state: 'open',
      opened: iso(day(0)),
      ...data,
    },
  };
}

const scan = (
  key: string,
  at: number,
  data: Partial<Fact<'scan.finished'>['data']> = {},
): Fact<'scan.finished'> => ({
  type: 'scan.finished',
  id: `${key}/${at}`,
  source: SOURCE,
  time: day(at),
  data: { key, repository: 'bank/ledger', kind: 'code', tool: 'Lens', ...data },
});

describe.each(databases.eachSupportedId())('findings on %s', databaseId => {
  let knex: Knex;
  let store: TestStore;
  let findings: FindingStore;

  beforeEach(async () => {
    knex = await databases.init(databaseId);
    store = await createTestStore(knex);
    findings = FindingStore.create({ knex });
    for (const [ref, subject] of [
      [LEDGER, 'repository:bank/ledger'],
      [CARDS, 'repository:bank/cards'],
    ]) {
      const [{ id }] = await knex('entity')
        .insert({ ref, kind: 'component', title: ref })
        .returning('id');
      await knex('entity_subject').insert({ subject, entity_id: id });
    }
  });
  afterEach(() => knex.destroy());

  const take = async (...facts: Array<Finding | Fact<'scan.finished'>>) => {
    const events = facts.map(toCdEvent);
    const { rejected } = await store.ingest.accept(events, { origin: 'test' });
    expect(rejected).toBe(0);
  };

  it('should count what is open, by severity, with the oldest and the overdue', async () => {
    await take(
      finding('one', 0),
      finding('two', 5, { opened: iso(day(5)), url: 'https://x.example/2' }),
      finding('three', 5, { severity: 'critical', opened: iso(day(3)) }),
      finding('four', 6, { state: 'dismissed' }),
      finding('five', 6, { severity: 'none' }),
      finding('six', 6, { repository: 'bank/elsewhere' }),
    );
    expect(await findings.openOf([LEDGER], { high: day(5) })).toEqual([
      { severity: 'critical', open: 1, oldest: day(3), overdue: 0 },
      {
        severity: 'high',
        open: 2,
        oldest: day(0),
        overdue: 1,
        url: 'https://x.example/2',
      },
    ]);
    expect(await findings.openOf([CARDS])).toEqual([]);
  });

  it('should follow a finding until it is fixed, and again', async () => {
    await take(finding('one', 0), finding('one', 2, { state: 'fixed' }));
    expect(await findings.openOf([LEDGER])).toEqual([]);
    await take(finding('one', 1));
    expect(await findings.openOf([LEDGER])).toEqual([]);
    await take(finding('one', 3, { severity: 'low' }));
    expect(await findings.openOf([LEDGER])).toMatchObject([
      { severity: 'low', open: 1 },
    ]);
  });

  it('should belong to entities that are named, and count once for all of them', async () => {
    await take(
      finding('one', 0, { entityRefs: ['Component:default/Cards', LEDGER] }),
    );
    expect(await findings.openOf([CARDS])).toMatchObject([{ open: 1 }]);
    expect(await findings.openOf([CARDS, LEDGER])).toMatchObject([{ open: 1 }]);
  });

  it('should know when each component was scanned last, by any tool', async () => {
    await take(scan('lens', 1), scan('lens', 4), scan('other', 2));
    expect(await findings.scansOf([LEDGER, CARDS])).toEqual([
      { ref: LEDGER, kind: 'code', at: day(4) },
    ]);
  });

  it('should make no journey, and be no unknown event', async () => {
    await take(finding('one', 0), scan('lens', 1));
    expect(await knex('cluster')).toEqual([]);
    expect(await knex('node_attach')).toEqual([]);
    const { events, unknown } = await knex('source').first();
    expect([events, unknown].map(Number)).toEqual([2, 0]);
  });

  it('should come to the same in any order, and however often', async () => {
    const facts = [
      finding('one', 0),
      finding('one', 2, { state: 'fixed' }),
      finding('one', 2, { severity: 'low' }),
      finding('one', 2, { repository: 'bank/cards' }),
      finding('two', 1),
      scan('lens', 1),
      scan('lens', 3),
    ];
    const rows = async () => {
      const named = (table: string) =>
        knex(table).join('node', 'node.id', `${table}.node_id`);
      return {
        finding: await named('finding')
          .select('key', 'severity', 'state', 'opened_ms', 'time_ms')
          .orderBy('key'),
        scan: await named('scan').select('key', 'time_ms'),
        subject: await named('finding_subject')
          .select('key', 'subject')
          .orderBy(['key', 'subject']),
      };
    };
    const reset = async () => {
      for (const table of ['finding', 'scan', 'finding_subject', 'event']) {
        await knex(table).delete();
      }
    };
    await take(...facts);
    const expected = await rows();
    expect(expected.finding).toHaveLength(2);
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...facts, ...facts], {
          minLength: 2 * facts.length,
        }),
        fc.integer({ min: 1, max: 5 }),
        async (order, size) => {
          await reset();
          for (let start = 0; start < order.length; start += size) {
            await take(...order.slice(start, start + size));
          }
          expect(await rows()).toEqual(expected);
        },
      ),
      { numRuns: 15 },
    );
  });
});
