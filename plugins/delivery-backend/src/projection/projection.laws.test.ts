import { TestDatabases } from '@backstage/backend-test-utils';
import { AnyFact, dedupeFacts, foldJourney, link } from '@delivery-stack/flow';
import fc from 'fast-check';
import { dumpStore, emptyStore } from '../__testUtils__/dumpStore';
import {
  analytics,
  bankRules,
  change,
  DAY,
  deployment,
  fact,
  MONDAY,
  REPOSITORY,
  ticket,
} from '../__testUtils__/testBank';
import { createTestStore, TestStore } from '../__testUtils__/testStore';

jest.setTimeout(300_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const run = (id: number, days: number, data: object) => {
  const base = {
    run: `${REPOSITORY}/runs/${id}`,
    attempt: 1,
    repository: REPOSITORY,
    ...data,
  };
  return [
    fact('pipelinerun.queued', days, base),
    fact('pipelinerun.started', days + 0.01, base),
    fact('pipelinerun.finished', days + 0.02, { ...base, outcome: 'success' }),
  ];
};

const SERVICE_DESK = 'servicenow:bank.example';

/** What another tool knows: a change request with its approval, a request with a task. */
const records: AnyFact[] = [
  ...ticket(
    'CHG0000001',
    [
      [3, 'Open'],
      [4, 'Security review'],
      [5, 'Closed'],
    ],
    {
      ticketType: 'Normal Change',
      links: [
        { type: 'correlates with', key: 'PAY-2' },
        { type: 'correlates with', key: 'ANA-1' },
      ],
    },
  ),
  fact(
    'approval.created',
    4,
    { key: 'a', environment: 'production', ticket: 'CHG0000001' },
    { source: SERVICE_DESK },
  ),
  fact(
    'approval.closed',
    4.5,
    {
      key: 'a',
      ticket: 'CHG0000001',
      decision: 'approved',
      status: 'approved',
    },
    { source: SERVICE_DESK },
  ),
  ...ticket(
    'RITM0000001',
    [
      [1, 'Environment requested'],
      [2, 'Closed'],
    ],
    {
      ticketType: 'Request Item',
    },
  ),
  ...ticket(
    'SCTASK0000001',
    [
      [1, 'Environment requested'],
      [3, 'Closed'],
    ],
    {
      ticketType: 'Catalog Task',
      links: [{ type: 'correlates with', key: 'RITM0000001' }],
    },
  ),
  ...ticket('PAY-9', [[0, 'Open']], {
    links: [{ type: 'is correlated with', key: 'RITM0000001' }],
  }),
  fact('commit.authored', 6.5, {
    sha: 'head3',
    repository: REPOSITORY,
    message: 'Release\n\nChange-Id: CHG0000001',
  }),
];

/** A journey whose ticket links its change, and whose deployment another tool made. */
const elsewhere: AnyFact[] = [
  ...ticket('WEB-1', [[0, 'Open']], {
    changes: ['https://github.com/bank/web/pull/7'],
  }),
  fact(
    'change.merged',
    2,
    { key: 'bank/web#7', repository: 'bank/web', mergeSha: 'web7' },
    { source: 'github:github.com' },
  ),
  fact(
    'service.deployed',
    3,
    {
      key: 'web/12/production',
      environment: 'production',
      repository: 'https://github.com/bank/web.git',
      sha: 'web7',
    },
    { source: 'jenkins:ci.example' },
  ),
];

/** Two initiatives that a link joins, changes, a train, runs, approvals. */
const facts: AnyFact[] = [
  ...records,
  ...elsewhere,
  ...analytics('ANA-1'),
  ...ticket('PAY-1', [
    [0, 'Open'],
    [2, 'Security review'],
    [5, 'Modifying'],
    [6, 'Security review'],
    [9, 'Open'],
  ]),
  ...ticket(
    'PAY-2',
    [
      [1, 'Open'],
      [4, 'Done'],
    ],
    { ticketType: 'Story', parent: 'PAY-1' },
  ),
  ...ticket('LED-1', [[3, 'Data access requested']]),
  ...change(1, { opened: 2, merged: 4 }, { title: 'PAY-2 pay faster' }),
  ...change(2, { opened: 3, merged: 5 }),
  ...change(
    3,
    { opened: 6, merged: 7 },
    { title: 'PAY-1 ANA-1 release train' },
  ),
  ...change(4, { opened: 8 }, { branch: 'feature/led-1-ledger' }),
  ...change(5, { opened: 9, merged: 9.2 }),
  ...run(1, 2.1, { headSha: 'head1' }),
  ...run(2, 4.1, { headSha: 'merge1' }),
  ...run(3, 8, { changes: [`${REPOSITORY}#3`] }),
  ...deployment(1, 4.5),
  ...deployment(2, 8, { run: `${REPOSITORY}/runs/3` }),
  ...deployment(3, 10, { environment: 'staging' }),
  // The very commits of merges, after others brought something already
  ...deployment(4, 12, { sha: 'merge2' }),
  fact('deployment.created', 13, {
    key: `${REPOSITORY}/deployments/5`,
    repository: REPOSITORY,
    environment: 'production',
    sha: 'merge5',
    state: 'failure',
  }),
  // More than are read at once, before what brings the one that failed
  ...Array.from({ length: 10 }, (_, index) =>
    fact('service.deployed', 12.1 + index / 20, {
      key: `${REPOSITORY}/deployments/${10 + index}`,
      repository: REPOSITORY,
      environment: 'production',
    }),
  ),
  ...deployment(6, 15),
  ...deployment(7, 16),
  fact('approval.created', 8.1, {
    key: `${REPOSITORY}/runs/3/approvals/production`,
    environment: 'production',
    run: `${REPOSITORY}/runs/3`,
  }),
  fact('approval.closed', 8.6, {
    key: `${REPOSITORY}/runs/3/approvals/production`,
    environment: 'production',
    run: `${REPOSITORY}/runs/3`,
    decision: 'approved',
    status: 'approved',
  }),
  fact('incident.detected', 9, {
    key: 'I-1',
    deployment: `${REPOSITORY}/deployments/2`,
  }),
  // The same id with another body: the greatest wins, whichever comes first
  fact(
    'ticket.updated',
    3,
    { key: 'PAY-1', title: 'One title' },
    { id: 'conflict' },
  ),
  fact(
    'ticket.updated',
    3,
    { key: 'PAY-1', title: 'Two titles' },
    { id: 'conflict' },
  ),
];

/** Any order, with repetitions, cut into batches, told in between or not. */
const deliveries = fc
  .tuple(
    fc.shuffledSubarray(facts, { minLength: facts.length }),
    fc.subarray(facts),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 25 }), fc.boolean()), {
      minLength: 4,
      maxLength: 8,
    }),
  )
  .map(([order, repeated, cuts]) => ({ order: [...order, ...repeated], cuts }));

describe.each(databases.eachSupportedId())('projection on %p', databaseId => {
  let store: TestStore;

  beforeAll(async () => {
    store = await createTestStore(await databases.init(databaseId));
    await store.knex('entity').insert([
      { ref: 'component:default/payments', kind: 'component', title: 'P' },
      { ref: 'domain:default/money', kind: 'domain', title: 'M' },
    ]);
    const [component, domain] = await store
      .knex('entity')
      .orderBy('id')
      .pluck('id');
    await store
      .knex('entity_subject')
      .insert({ subject: 'repository:bank/payments', entity_id: component });
    await store.knex('entity_scope').insert({
      entity_id: component,
      scope_type: 'domain',
      scope_id: domain,
      from_day: 0,
    });
  });

  afterAll(() => store.knex.destroy());

  async function deliver(
    order: readonly AnyFact[],
    cuts: ReadonlyArray<[number, boolean]>,
  ) {
    await emptyStore(store.knex);
    const rest = [...order];
    for (const [size, project] of cuts) {
      await store.accept(rest.splice(0, size));
      if (project) {
        await store.project();
        await store.sketch();
      }
    }
    await store.accept(rest);
    await store.project();
    await store.sketch();
    return dumpStore(store.knex);
  }

  it('should tell the same for any order, repetition and batching of events', async () => {
    const expected = await deliver(facts, []);
    expect(expected.journey.length).toBeGreaterThan(3);
    await fc.assert(
      fc.asyncProperty(deliveries, async ({ order, cuts }) => {
        expect(await deliver(order, cuts)).toEqual(expected);
      }),
      { numRuns: databaseId === 'SQLITE_3' ? 30 : 5 },
    );
  });

  it('should tell by clusters what one fold of the whole log tells', async () => {
    await deliver(facts, []);
    const whole = dedupeFacts(facts).facts;
    const expected = link(whole, bankRules).map(journey => {
      const folded = foldJourney({ journey, facts: whole, rules: bankRules });
      return {
        key: folded.id,
        from: folded.from,
        to: folded.to,
        deployed: folded.milestones.deployed?.at,
        spans: folded.spans.length,
      };
    });
    const rows = await store
      .knex('journey')
      .join('span', 'span.journey_id', 'journey.id')
      .groupBy('root_key', 'from_ms', 'to_ms', 'deployed_ms')
      .orderBy('root_key')
      .select('root_key', 'from_ms', 'to_ms', 'deployed_ms')
      .count({ spans: '*' });
    const instant = (value: unknown) =>
      value === null ? undefined : Number(value);
    const told = rows.map((row: Record<string, any>) => ({
      key: row.root_key,
      from: Number(row.from_ms),
      to: instant(row.to_ms),
      deployed: instant(row.deployed_ms),
      spans: Number(row.spans),
    }));
    const byKey = (one: { key: unknown }, other: { key: unknown }) =>
      String(one.key) < String(other.key) ? -1 : 1;
    expect(told.sort(byKey)).toEqual(
      expected.filter(each => each.spans > 0).sort(byKey),
    );
  });

  it('should know how long the run of a deployment was at work, whatever comes of it later', async () => {
    const minutes = async () => {
      const [{ active_ms: active }] = await store
        .knex('deployment')
        .where('deployment_key', 'like', '%/deployments/2')
        .select('active_ms');
      return active === null ? undefined : Number(active) / 60_000;
    };
    const about = { run: `${REPOSITORY}/runs/3`, repository: REPOSITORY };
    const others = facts.filter(
      ({ data }) => (data as { run?: string }).run !== about.run,
    );
    await emptyStore(store.knex);
    await store.accept([
      ...others,
      ...deployment(2, 8, { run: about.run, sha: 'any' }),
    ]);
    await store.project();
    expect(await minutes()).toBeUndefined();
    await store.accept(run(3, 8, {}));
    await store.project();
    expect(await minutes()).toBeCloseTo(0.01 * 24 * 60);
    // Its jobs say more exactly what ran, and a timer what only waited.
    const job = { ...about, attempt: 1, task: 'job', name: 'deploy' };
    await store.accept([
      fact('taskrun.started', 8.011, job),
      fact('taskrun.finished', 8.019, { ...job, outcome: 'success' }),
    ]);
    await store.project();
    expect(await minutes()).toBeCloseTo(0.008 * 24 * 60);
    const timer = { ...about, key: 'timer', attempt: 1 };
    await store.accept([
      fact('timer.started', 8.012, timer),
      fact('timer.finished', 8.017, timer),
    ]);
    await store.project();
    expect(await minutes()).toBeCloseTo(0.003 * 24 * 60);
  });

  it('should tell a journey that crosses tools as one', async () => {
    await deliver(facts, []);
    const nodesOf = async (rootKey: string) => {
      const rows = await store
        .knex('journey_node')
        .join('journey', 'journey.id', 'journey_node.journey_id')
        .join('node', 'node.id', 'journey_node.node_id')
        .where({ root_key: rootKey })
        .whereRaw("node.key not like 'commit:%'")
        .select('node.key', 'journey_node.joined');
      return Object.fromEntries(
        rows.map(({ key, joined }) => [key, Boolean(joined)]),
      );
    };
    expect(await nodesOf('WEB-1')).toEqual({
      'ticket:WEB-1': true,
      'change:github:github.com/bank/web#7': true,
      'deployment:jenkins:ci.example/web/12/production': false,
    });
    expect(await nodesOf('ANA-1')).toMatchObject({
      'ticket:CHG0000001': false,
    });
    expect(await nodesOf('PAY-1')).toMatchObject({
      'ticket:PAY-2': true,
      'ticket:CHG0000001': false,
    });
    expect(await nodesOf('PAY-9')).toEqual({
      'ticket:PAY-9': true,
      'ticket:RITM0000001': false,
      'ticket:SCTASK0000001': false,
    });
    expect(await nodesOf('CHG0000001')).toEqual({});
    expect(await nodesOf('RITM0000001')).toMatchObject({
      'ticket:RITM0000001': true,
    });
    const [web] = await store.knex('journey').where({ root_key: 'WEB-1' });
    expect(Number(web.to_ms)).toBe(MONDAY + 3 * DAY);
  });

  it('should tell the same again when everything is due', async () => {
    const before = await deliver(facts, []);
    await store.knex('cluster').update({ due_ms: 0 });
    await store.knex('journey').update({ digest: 'other' });
    await store.project();
    expect(await store.knex('dirty_day')).toEqual([]);
    expect(await dumpStore(store.knex)).toEqual(before);
  });
});
