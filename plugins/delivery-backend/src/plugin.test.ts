import { TestDatabases } from '@backstage/backend-test-utils';
import { toCdEvent } from '@delivery-stack/flow';
import { analyticsOf, bankFacts } from './__testUtils__/bankFacts';
import { startDelivery, TestDelivery } from './__testUtils__/testDelivery';

const DAY = 86_400;
const MINUTES = 240;

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())('delivery on %p', databaseId => {
  let delivery: TestDelivery;

  const ask = async (path: string, name = 'leader') => {
    const { status, body } = await delivery.get(path, name);
    expect({ path, status, error: body.error }).toEqual({ path, status: 200 });
    return body;
  };

  beforeAll(async () => {
    delivery = await startDelivery(await databases.init(databaseId));
    await delivery.settle();
    const { body } = await delivery.send(bankFacts);
    if (body.accepted !== bankFacts.length) {
      throw new Error(JSON.stringify(body));
    }
    await delivery.settle();
  });

  afterAll(async () => {
    await delivery?.backend.stop();
  });

  it('should change nothing when the same events come again', async () => {
    const { status, body } = await delivery.send(bankFacts);
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 0, duplicate: bankFacts.length });
    expect(body.items[3]).toEqual({
      index: 3,
      id: expect.any(String),
      result: 'duplicate',
    });
  });

  it('should tell the 31 days of a journey exactly', async () => {
    const { journey, byFunction, crossings, rounds, ...rest } = await ask(
      '/journeys/LED-1',
    );
    expect(journey).toMatchObject({
      id: 'LED-1',
      status: 'closed',
      measured: 'need → done',
      entityRefs: ['component:default/ledger-1'],
      elapsed: 31 * DAY,
      byKind: {
        work: 5 * DAY,
        queue: 23 * DAY,
        return: 3 * DAY,
        processing: 0,
        timer: 0,
        unaccounted: 0,
      },
      flowEfficiency: 8 / 31,
      governanceLatency: 26 * DAY,
      costliestGate: { id: 'security-review', seconds: 15 * DAY },
    });
    expect(
      byFunction.map((each: any) => [each.function, each.seconds / DAY]),
    ).toEqual([
      ['security', 12],
      ['data', 8],
      ['pod', 8],
      ['infrastructure', 3],
    ]);
    expect(
      crossings.map((each: any) => [
        `${each.fromFunction} → ${each.toFunction}`,
        each.wait / DAY,
      ]),
    ).toEqual([
      ['infrastructure → pod', 0],
      // 12 d in the queue, and the 3 d of rework that the review asked for.
      ['pod → security', 15],
      ['pod → data', 8],
    ]);
    expect(rounds).toHaveLength(3);
    expect(rest.spans).toHaveLength(5);
    expect(rest.anomalies).toEqual([]);
  });

  it('should list journeys page by page, each once', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await ask(
        `/journeys?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      expect(page.totalItems).toBe(6);
      seen.push(...page.items.map(({ id }: any) => id));
      cursor = page.pageInfo.nextCursor ?? '';
      delivery.now.at += 1_000;
    } while (cursor);
    expect(seen).toHaveLength(6);
    expect(new Set(seen)).toEqual(
      new Set(['LED-1', 'LED-2', 'LED-3', 'LED-4', 'CRD-1', 'TNY-1']),
    );
  });

  it('should find journeys by scope, status, gate and text', async () => {
    const ids = async (query: string) =>
      (await ask(`/journeys?${query}`)).items.map(({ id }: any) => id).sort();
    expect(await ids('scope=system:default/cards')).toEqual(['CRD-1']);
    expect(await ids('scope=component:default/ledger-2')).toEqual([
      'LED-2',
      'LED-3',
    ]);
    expect(await ids('status=open')).toEqual(['LED-4']);
    expect(await ids('gate=data-access&status=closed')).toHaveLength(5);
    expect(await ids('search=led-')).toHaveLength(4);
    expect(await ids('search=%25')).toEqual([]);
    expect(await ids('search=LED_1')).toEqual([]);
  });

  it('should count an open journey up to now', async () => {
    const { items } = await ask('/journeys?status=open');
    expect(items[0]).toMatchObject({ id: 'LED-4', status: 'open' });
    const age = items[0].elapsed - 30 * DAY;
    expect(age).toBeGreaterThanOrEqual(MINUTES);
    expect(age).toBeLessThan(MINUTES + 600);
    expect(items[0].byKind.queue).toBe(items[0].elapsed);
  });

  it('should keep the ledger of gates, the costliest first', async () => {
    const { items, frame } = await ask('/gates');
    expect(frame).toMatchObject({ calendar: 'elapsed' });
    expect(items.map(({ id }: any) => id)).toEqual([
      'security-review',
      'data-access',
      'environment-request',
    ]);
    const [security] = items;
    expect(security).toMatchObject({
      function: 'security',
      functionTitle: 'Security',
      kind: 'approval',
      open: 1,
      gateDays: 60,
      queue: { n: 5, censored: 1, sum: 60 * DAY, mean: 12 * DAY },
      processing: { n: 0 },
      return: { n: 5, p50: 3 * DAY },
      deliveryTest: {
        verdict: 'keep',
        decided: 5,
        caught: 5,
        rate: 1,
        waitingDaysPerCatch: 12,
        catchFloor: 0.05,
        catchFloorAssumed: true,
      },
    });
    expect(security.decisions.approved).toBe(5);
    expect(security.queue.p50).toBe(12 * DAY);
  });

  it('should measure working time on the calendar', async () => {
    const elapsed = await ask('/gates/environment-request');
    const working = await ask('/gates/environment-request?calendar=working');
    expect(elapsed.gate.queue.n).toBe(6);
    expect(working.frame.calendar).toBe('working');
    expect(working.gate.queue.sum).toBeLessThan(elapsed.gate.queue.sum / 3);
    // 1 May 2026 is a Friday: eight hours, then a weekend.
    const { gate } = await ask(
      '/gates/environment-request?calendar=working&scope=component:default/ledger-1',
    );
    expect(gate.queue).toMatchObject({ n: 1, sum: 8 * 3_600 });
  });

  it('should show one gate with its curve and what waits there', async () => {
    const { gate, curve, waiting } = await ask('/gates/security-review');
    expect(gate.id).toBe('security-review');
    expect(curve[0]).toEqual({ seconds: 0, share: 1, lower: 1, upper: 1 });
    expect(waiting).toHaveLength(1);
    expect(waiting[0]).toMatchObject({
      journeyId: 'LED-4',
      gate: 'security-review',
      phase: 'queue',
      against: null,
    });
    expect(waiting[0].age).toBeGreaterThan(25 * DAY);
    const { status, body } = await delivery.get('/gates/tea-break', 'leader');
    expect({ status, message: body.error?.message }).toEqual({
      status: 404,
      message: "There is no gate 'tea-break' in the configuration",
    });
  });

  it('should sum a scope up', async () => {
    const overview = await ask('/overview?scope=system:default/ledger');
    expect(overview).toMatchObject({
      frame: { scope: 'system:default/ledger' },
      journeys: {
        closed: 3,
        open: 1,
        byKind: { work: 15 * DAY, queue: 69 * DAY, return: 9 * DAY },
        flowEfficiency: { ratioOfSums: 8 / 31, returnShare: 3 / 31 },
      },
      elapsed: { n: 3, censored: 1, sum: 93 * DAY },
      timeToValue: null,
      governanceLatency: { n: 3, share: 26 / 31 },
      delivery: { deploymentFrequencyPerDay: null, changeFailRate: null },
      waiting: { total: 1, olderThanP95: 0 },
    });
    expect(overview.gates).toHaveLength(3);
    const { byFunction, byKind } = overview.journeys;
    const sum = (values: number[]) =>
      values.reduce((one, other) => one + other);
    expect(sum(byFunction.map((each: any) => each.seconds))).toBe(93 * DAY);
    expect(sum(Object.values(byKind))).toBe(93 * DAY);
  });

  it('should make a card of one entity, and of no group', async () => {
    const card = await ask('/scorecard?entityRef=component:default/ledger-2');
    expect(card.journeys).toMatchObject({ closed: 2, open: 0 });
    expect(card.gates[0].rubberStamps).toBeNull();
    const { status, body } = await delivery.get(
      '/scorecard?entityRef=system:default/ledger',
      'leader',
    );
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/^entityRef: is a group/);
  });

  it('should put groups beside each other', async () => {
    const { items } = await ask('/portfolio?by=system');
    expect(items.map((each: any) => each.entityRef)).toEqual([
      'system:default/cards',
      'system:default/ledger',
      'system:default/tiny',
    ]);
    expect(items[1]).toMatchObject({
      components: 6,
      closed: 3,
      waiting: 1,
      governanceLatencyShare: 26 / 31,
      flowEfficiency: 8 / 31,
      suppressed: false,
    });
    const own = await ask('/overview?scope=system:default/ledger');
    expect(items[1].elapsed).toEqual(own.elapsed);
  });

  it('should say how far the figures can be trusted', async () => {
    const quality = await ask('/data-quality');
    expect(quality.sources).toEqual([
      expect.objectContaining({ events: bankFacts.length, rejected: 0 }),
    ]);
    expect(quality.frame.timestamps.observed).toBeGreaterThan(0);
    const scoped = await ask('/data-quality?scope=component:default/ledger-1');
    expect(scoped.sources).toEqual([]);
    expect(await ask('/projection')).toEqual({
      pending: 0,
      total: 6,
      failing: 0,
    });
  });

  it('should explain which gate rules an event matches', async () => {
    const [, , review] = analyticsOf('LED-9', 'c1', 60).slice(1);
    const event = toCdEvent({ ...review, vendor: 'jira' });
    const { status, body } = await delivery
      .post('/gates/explain', 'member')
      .send({ event });
    expect(status).toBe(200);
    expect(body.fact).toBe('ticket.statuschanged');
    expect(body.matches.map((each: any) => each.gate)).toEqual([
      'security-review',
    ]);
    expect(body.misses).toHaveLength(2);
  });

  it('should fold everything again for an administrator', async () => {
    const { status, body } = await delivery.post('/projection/refold', 'admin');
    expect({ status, body }).toEqual({ status: 200, body: { marked: 6 } });
    expect((await ask('/projection')).pending).toBe(6);
    expect((await ask('/gates')).frame.refolding).toEqual({
      done: 0,
      total: 6,
    });
    await delivery.settle();
    expect((await ask('/projection')).pending).toBe(0);
    expect((await ask('/gates')).frame).not.toHaveProperty('refolding');
    expect((await ask('/journeys/LED-1')).journey.elapsed).toBe(31 * DAY);
  });
});
