import { TestDatabases } from '@backstage/backend-test-utils';
import { mergeSketches, sketchSize } from '@delivery-stack/flow';
import {
  analytics,
  change,
  DAY,
  deployment,
  fact,
  MONDAY,
  REPOSITORY,
  ticket,
} from '../__testUtils__/testBank';
import { createTestStore, TestStore } from '../__testUtils__/testStore';
import { createDatabaseStores } from './createDatabaseStores';
import { DeliveryStores } from './DeliveryStores';
import { FigureScope, organisation } from './FigureScope';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const window = { since: MONDAY, until: MONDAY + 90 * DAY };
const asOf = MONDAY + 100 * DAY;
const organisationFrame = { scope: organisation, window };

describe.each(databases.eachSupportedId())('stores on %p', databaseId => {
  let store: TestStore;
  let stores: DeliveryStores;
  let ids: Record<string, number>;

  /** analytics (component A, system S, domain D), a change (B in S), an open one. */
  beforeEach(async () => {
    store = await createTestStore(await databases.init(databaseId));
    const { knex } = store;
    stores = createDatabaseStores({ knex });
    ids = await insertEntities(store);
    await store.accept([
      ...analytics('ANA-1'),
      ...ticket('PAY-1', [
        [50, 'Open'],
        [60, 'Security review'],
      ]),
      ...change(1, { opened: 2, merged: 4 }),
      ...change(2, { opened: 5, merged: 6 }),
      ...deployment(1, 7),
      fact('incident.detected', 8, {
        key: 'I-1',
        deployment: `${REPOSITORY}/deployments/1`,
      }),
      fact('incident.resolved', 8.5, {
        key: 'I-1',
        deployment: `${REPOSITORY}/deployments/1`,
      }),
    ]);
    await store.project();
  });

  afterEach(() => store.knex.destroy());

  const entity = (name: string): FigureScope => ({
    type: 'entity',
    entityId: ids[name],
  });
  const aggregate = (name: string): FigureScope => ({
    type: 'aggregate',
    entityId: ids[name],
  });

  const list = (query: object) =>
    stores.journeys.list({
      scope: organisation,
      window,
      status: 'all',
      orderBy: 'elapsed',
      asOf,
      limit: 10,
      ...query,
    });

  it('should list journeys by scope, status, gate, search and involvement', async () => {
    const keys = async (query: object) =>
      (await list(query)).items.map(item => item.rootKey.split('/').pop());
    expect(await keys({})).toEqual([
      'PAY-1',
      'ANA-1',
      'payments#1',
      'payments#2',
    ]);
    expect(await keys({ status: 'open' })).toEqual(['PAY-1']);
    expect(await keys({ orderBy: 'governanceLatency', limit: 2 })).toEqual([
      'PAY-1',
      'ANA-1',
    ]);
    expect(await keys({ gate: 'data-access' })).toEqual(['ANA-1']);
    expect(await keys({ search: 'title of a' })).toEqual(['ANA-1']);
    expect(await keys({ search: '100%' })).toEqual([]);
    expect(await keys({ scope: entity('analytics') })).toEqual(['ANA-1']);
    expect(await keys({ scope: aggregate('system') })).toEqual([
      'ANA-1',
      'payments#1',
      'payments#2',
    ]);
    expect(await keys({ scope: aggregate('domain') })).toHaveLength(3);
    expect(await keys({ involving: ['component:default/payments'] })).toEqual([
      'payments#1',
      'payments#2',
    ]);
  });

  it('should page through journeys without gap or repetition', async () => {
    const seen: string[] = [];
    let page = await list({ limit: 1 });
    while (true) {
      expect(page.total).toBe(4);
      seen.push(...page.items.map(item => item.rootKey));
      if (!page.next) {
        break;
      }
      page = await list({ limit: 1, after: page.next });
    }
    expect(seen).toEqual((await list({})).items.map(item => item.rootKey));
  });

  it('should tell one journey in full, as it was folded', async () => {
    const journey = (await stores.journeys.find('ANA-1', { asOf }))!;
    expect(journey).toMatchObject({
      rootType: 'Initiative',
      from: MONDAY,
      to: MONDAY + 31 * DAY,
      governance: 26 * DAY,
      entityRefs: ['component:default/analytics'],
    });
    const fold = await stores.journeys.fold(journey.id);
    expect(fold.spans).toHaveLength(5);
    expect(fold.passages.map(each => each.gate).sort()).toEqual([
      'data-access',
      'environment-request',
      'security-review',
    ]);
    expect(await stores.journeys.spans([journey.id])).toEqual(
      new Map([[journey.id, fold.spans]]),
    );
    expect(await stores.journeys.find('NO-1', { asOf })).toBeUndefined();
    const open = await stores.journeys.find('PAY-1', { asOf });
    expect(open?.governance).toBe(40 * DAY);
  });

  it('should add up attributed time to the elapsed time, in any scope', async () => {
    for (const scope of [
      organisation,
      entity('analytics'),
      aggregate('domain'),
    ]) {
      const sums = await stores.journeyFigures.cellSums({ scope, window });
      const lengths = await stores.journeyFigures.lengths({
        scope,
        window,
        asOf,
      });
      const elapsed = lengths
        .filter(each => each.to !== undefined)
        .reduce((sum, each) => sum + each.to! - each.from, 0);
      expect(sums.reduce((sum, each) => sum + each.ms, 0)).toBe(elapsed);
      const counts = await stores.journeyFigures.counts({ scope, window });
      expect(counts.closed + counts.open).toBe(lengths.length);
    }
    const stamps = await stores.journeyFigures.timestamps(organisationFrame);
    expect(stamps.observed).toBeGreaterThan(10);
  });

  it('should add up each system, domain and owner once per journey', async () => {
    for (const by of ['system', 'domain'] as const) {
      const sums = await stores.journeyFigures.memberCellSums({ by, window });
      const lengths = await stores.journeyFigures.memberLengths({ by, window });
      expect(new Set(sums.map(each => each.scopeId))).toEqual(
        new Set([ids[by]]),
      );
      expect(lengths).toHaveLength(3);
      expect(sums.reduce((sum, each) => sum + each.ms, 0)).toBe(
        lengths.reduce((sum, each) => sum + each.elapsed, 0),
      );
    }
  });

  it('should count and measure gates', async () => {
    const spells = await stores.gates.spells(organisationFrame);
    const queue = spells.filter(
      each => each.gate === 'security-review' && each.segment === 'queue',
    );
    expect(
      queue.map(each => [
        (each.opened - MONDAY) / DAY,
        each.ended && (each.ended - MONDAY) / DAY,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [8, 20],
        [60, undefined],
      ]),
    );
    const counts = await stores.gates.counts(organisationFrame);
    const of = (gate: string) =>
      Object.fromEntries(
        counts
          .filter(each => each.gate === gate)
          .map(each => [each.measure, each.n]),
      );
    expect(of('security-review')).toMatchObject({
      asked: 2,
      passages: 2,
      decidedInitiatives: 1,
    });
    expect(of('data-access')).toMatchObject({ approved: 1, asked: 1 });
    const scope = aggregate('domain');
    const inDomain = await stores.gates.counts({ ...organisationFrame, scope });
    expect(inDomain).toContainEqual({
      gate: 'security-review',
      measure: 'asked',
      n: 1,
    });
    expect(
      await stores.gates.byRiskClass({
        ...organisationFrame,
        gate: 'data-access',
      }),
    ).toEqual([
      { gate: 'data-access', riskClass: 'high', decided: 1, caught: 0 },
    ]);
  });

  it('should list what waits, the oldest first', async () => {
    expect(
      await stores.gates.waiting({ scope: organisation, limit: 5 }),
    ).toMatchObject([
      {
        rootKey: 'PAY-1',
        gate: 'security-review',
        phase: 'queue',
        since: MONDAY + 60 * DAY,
      },
    ]);
    expect(await stores.gates.waitingCounts({ scope: organisation })).toEqual([
      {
        gate: 'security-review',
        phase: 'queue',
        n: 1,
        oldest: MONDAY + 60 * DAY,
      },
    ]);
    expect(
      await stores.gates.waiting({ scope: aggregate('system'), limit: 5 }),
    ).toEqual([]);
    expect(await stores.gates.memberWaiting({ by: 'system' })).toEqual([]);
  });

  it('should give the same sketches before and after days are computed', async () => {
    for (const scopeId of [0, ids.domain]) {
      for (const query of [
        { scopeId, ...window },
        { scopeId, since: MONDAY + 9.3 * DAY, until: MONDAY + 22.7 * DAY },
        {
          scopeId,
          since: MONDAY + 10 * DAY,
          until: MONDAY + 70 * DAY,
          gate: 'security-review',
        },
      ]) {
        const before = [
          await stores.sketches.window(query),
          await counted(query),
        ];
        await store.sketch();
        expect(await store.knex('dirty_day')).toEqual([]);
        expect([
          await stores.sketches.window(query),
          await counted(query),
        ]).toEqual(before);
      }
    }
    const [first] = await stores.sketches.window({
      scopeId: 0,
      ...window,
      gate: 'data-access',
    });
    expect(sketchSize(mergeSketches(first.decided))).toBe(1);
    expect(first.total).toBe(8 * DAY);
  });

  const counted = async (query: Parameters<typeof stores.sketches.counts>[0]) =>
    (await stores.sketches.counts(query)).sort((one, other) =>
      `${one.gate}${one.measure}` < `${other.gate}${other.measure}` ? -1 : 1,
    );

  it('should know entities, scopes and what is unmatched', async () => {
    expect(
      await stores.entities.byRef('Component:default/Payments'),
    ).toMatchObject({
      kind: 'component',
      gone: false,
    });
    expect(await stores.entities.memberCount(ids.system)).toBe(2);
    expect(await stores.entities.scopes('domain')).toMatchObject([
      { members: 2 },
    ]);
    expect(await stores.entities.involvedIn(aggregate('system'))).toEqual([
      'component:default/analytics',
      'component:default/payments',
    ]);
    expect(await stores.entities.memberships()).toHaveLength(4);
    expect((await stores.entities.byIds([ids.system])).size).toBe(1);
    expect(await stores.entities.unmatchedSubjects(5)).toEqual(
      expect.arrayContaining([{ subject: 'project:PAY', journeys: 1 }]),
    );
  });

  it('should keep changes and deployments for delivery performance', async () => {
    const changes = await stores.delivery.changes(organisationFrame);
    expect(changes).toMatchObject([
      {
        opened: MONDAY + 2 * DAY,
        merged: MONDAY + 4 * DAY,
        firstCommit: MONDAY + 1.5 * DAY,
      },
      { opened: MONDAY + 5 * DAY, deployed: MONDAY + 7 * DAY + DAY / 24 },
    ]);
    for (const scope of [
      organisation,
      entity('payments'),
      aggregate('domain'),
    ]) {
      expect(
        await stores.delivery.deployments({ scope, window }),
      ).toMatchObject([
        {
          outcome: 'success',
          production: true,
          incident: MONDAY + 8 * DAY,
          recovered: MONDAY + 8.5 * DAY,
        },
      ]);
    }
    expect(
      await stores.delivery.deployments({ scope: entity('analytics'), window }),
    ).toEqual([]);
  });

  it('should say how good the data are and how far the projection is', async () => {
    expect(await stores.events.sources()).toMatchObject([
      { source: 'https://github.com', unknown: 0, rejected: 0 },
      {
        source: 'https://jira.example.com',
        events: 8,
        lastEventAt: MONDAY + 60 * DAY,
      },
    ]);
    expect(await stores.events.dataThrough()).toBe(MONDAY + 60 * DAY);
    expect(await stores.projection.progress()).toEqual({
      pending: 0,
      total: 4,
      failing: 0,
      configurationChangedAt: undefined,
    });
    expect(await stores.projection.refold({ now: 1 })).toBe(4);
    expect(await stores.projection.progress()).toMatchObject({ pending: 4 });
    await stores.events.anomalies();
    expect(await stores.deadLetters.list({ limit: 5 })).toEqual([]);
  });
});

async function insertEntities({
  knex,
}: TestStore): Promise<Record<string, number>> {
  const rows = [
    ['analytics', 'component', 'component:*/analytics'],
    ['payments', 'component', 'repository:bank/payments'],
    ['system', 'system', undefined],
    ['domain', 'domain', undefined],
  ] as const;
  const ids: Record<string, number> = {};
  for (const [name, kind, subject] of rows) {
    const [{ id }] = await knex('entity')
      .insert({ ref: `${kind}:default/${name}`, kind, title: name })
      .returning('id');
    ids[name] = id;
    if (subject) {
      await knex('entity_subject').insert({ subject, entity_id: id });
    }
  }
  for (const member of ['analytics', 'payments']) {
    for (const scope of ['system', 'domain']) {
      await knex('entity_scope').insert({
        entity_id: ids[member],
        scope_type: scope,
        scope_id: ids[scope],
        from_day: 0,
      });
    }
  }
  return ids;
}
