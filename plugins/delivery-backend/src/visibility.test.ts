import { TestDatabases } from '@backstage/backend-test-utils';
import { bankFacts } from './__testUtils__/bankFacts';
import { startDelivery, TestDelivery } from './__testUtils__/testDelivery';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(120_000);

const LEDGER = 'system:default/ledger';

describe('who may see what', () => {
  let delivery: TestDelivery;

  beforeAll(async () => {
    delivery = await startDelivery(await databases.init('SQLITE_3'));
    await delivery.settle();
    await delivery.send(bankFacts);
    await delivery.settle();
  });

  afterAll(async () => {
    await delivery?.backend.stop();
  });

  const scoped = [
    '/overview',
    '/gates',
    '/gates/data-access',
    '/journeys',
    '/data-quality',
  ];

  it.each([
    ...scoped,
    '/scorecard?entityRef=component:default/ledger-1',
    '/journeys/LED-1',
    '/portfolio',
    '/projection',
    '/dead-letters',
    '/openapi.json',
  ])('should answer GET %s with 401 to strangers', async path => {
    expect((await delivery.get(path)).status).toBe(401);
  });

  it.each(['/events', '/gates/explain', '/projection/refold'])(
    'should answer POST %s with 401 to strangers',
    async path => {
      expect((await delivery.post(path).send({})).status).toBe(401);
    },
  );

  // Persona by scope: everybody else is answered as if it did not exist.
  it.each([
    ['leader', undefined, 200],
    ['leader', 'domain:default/retail', 200],
    ['leader', 'system:default/nowhere', 404],
    ['leader', 'component:default/nowhere', 404],
    ['member', undefined, 403],
    ['member', LEDGER, 200],
    ['member', 'component:default/ledger-1', 200],
    ['member', 'component:default/cards-1', 404],
    ['member', 'system:default/cards', 404],
    ['member', 'domain:default/retail', 404],
    ['member', 'group:default/pod', 404],
    ['one', 'component:default/ledger-2', 404],
    ['nobody', LEDGER, 404],
    ['nobody', undefined, 403],
    ['leader', 'user:default/ada', 400],
    ['leader', 'payments', 400],
  ])('should answer %s about %s with %d', async (name, scope, expected) => {
    for (const path of scoped) {
      const query = scope ? `?scope=${encodeURIComponent(scope)}` : '';
      const { status } = await delivery.get(`${path}${query}`, name);
      expect({ path, status }).toEqual({ path, status: expected });
    }
  });

  it('should say how the organisation can be seen', async () => {
    const { body } = await delivery.get('/overview', 'member');
    expect(body.error).toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('delivery.organisation.read'),
    });
  });

  it.each([
    ['LED-1', 'member', 200],
    ['LED-1', 'one', 200],
    ['LED-2', 'one', 404],
    ['LED-1', 'nobody', 404],
    ['CRD-1', 'member', 404],
    ['CRD-1', 'leader', 200],
    ['NO-1', 'leader', 404],
  ])(
    'should answer for journey %s to %s with %d',
    async (id, name, expected) => {
      const { status, body } = await delivery.get(`/journeys/${id}`, name);
      expect(status).toBe(expected);
      expect(body.error?.message).toBe(
        expected === 404 ? `There is no journey '${id}'` : undefined,
      );
    },
  );

  it('should name only journeys that the reader may open', async () => {
    const { body } = await delivery.get(`/journeys?scope=${LEDGER}`, 'one');
    expect(body.items.map(({ id }: any) => id)).toEqual(['LED-1']);
    expect(body).toMatchObject({ totalItems: 1, hiddenItems: 3 });
    expect(body.items[0].entityRefs).toEqual(['component:default/ledger-1']);
    const all = await delivery.get(`/journeys?scope=${LEDGER}`, 'member');
    expect(all.body.totalItems).toBe(4);
    expect(all.body).not.toHaveProperty('hiddenItems');
  });

  it('should count members that the reader cannot open, unnamed', async () => {
    // Five of six are hidden: nothing can be found by subtraction.
    const { body } = await delivery.get(`/overview?scope=${LEDGER}`, 'one');
    expect(body.frame).not.toHaveProperty('suppressed');
    expect(body.journeys).toMatchObject({ closed: 3, open: 1 });
    expect(body.waiting.total).toBe(1);
    expect(body.waiting.items).toEqual([]);
    const gate = await delivery.get(
      `/gates/security-review?scope=${LEDGER}`,
      'one',
    );
    expect(gate.body.gate.open).toBe(1);
    expect(gate.body.waiting).toEqual([]);
    const named = await delivery.get(`/overview?scope=${LEDGER}`, 'member');
    expect(named.body.waiting.items).toHaveLength(1);
  });

  it('should withhold what the reader could subtract', async () => {
    // All but one member can be opened: the aggregate minus them is the rest.
    const overview = await delivery.get(`/overview?scope=${LEDGER}`, 'most');
    expect(overview.status).toBe(200);
    expect(overview.body).toMatchObject({
      frame: { suppressed: true, timestamps: { observed: 0 } },
      journeys: { closed: 0, open: 0, byFunction: [] },
      elapsed: { n: 0, sum: 0 },
      gates: [],
      waiting: { total: 0, items: [] },
    });
    const { body } = await delivery.get('/portfolio?by=system', 'most');
    expect(body.items).toEqual([
      {
        entityRef: LEDGER,
        title: 'ledger',
        components: 6,
        suppressed: true,
      },
    ]);
    const list = await delivery.get(`/journeys?scope=${LEDGER}`, 'most');
    expect(list.body.totalItems).toBe(4);
    expect(list.body).not.toHaveProperty('hiddenItems');
  });

  it('should withhold groups below five, and what would tell them', async () => {
    const { body } = await delivery.get('/portfolio?by=system', 'leader');
    const shown = Object.fromEntries(
      body.items.map((each: any) => [each.title, each]),
    );
    expect(shown.tiny).toEqual({
      entityRef: 'system:default/tiny',
      title: 'tiny',
      components: 3,
      suppressed: true,
    });
    // Five components, but retail minus ledger and cards would be tiny.
    expect(shown.cards.suppressed).toBe(true);
    expect(shown.ledger.suppressed).toBe(false);
    for (const system of ['tiny', 'cards']) {
      const scope = `?scope=system:default/${system}`;
      for (const path of [
        '/overview',
        '/gates',
        '/gates/data-access',
        '/data-quality',
      ]) {
        const answer = await delivery.get(`${path}${scope}`, 'leader');
        expect(answer.body.frame.suppressed).toBe(true);
        const text = JSON.stringify(answer.body);
        expect(text).not.toMatch(/"(n|closed|open|passages|sum)":[1-9]/);
      }
    }
    const retail = await delivery.get(
      '/overview?scope=domain:default/retail',
      'leader',
    );
    expect(retail.body.frame).not.toHaveProperty('suppressed');
    expect(retail.body.journeys.closed).toBe(5);
  });

  it('should list the groups that the reader may read', async () => {
    const refs = async (by: string, name: string) =>
      (await delivery.get(`/portfolio?by=${by}`, name)).body.items.map(
        (each: any) => each.entityRef,
      );
    expect(await refs('system', 'member')).toEqual([LEDGER]);
    expect(await refs('domain', 'member')).toEqual([]);
    expect(await refs('domain', 'leader')).toEqual(['domain:default/retail']);
    expect(await refs('owner', 'leader')).toEqual(['group:default/pod']);
    expect(await refs('system', 'nobody')).toEqual([]);
  });

  it.each([
    ['get', '/dead-letters', 'leader', 403],
    ['get', '/dead-letters', 'admin', 200],
    ['post', '/projection/refold', 'leader', 403],
    ['post', '/events', 'leader', 403],
    ['post', '/events', 'member', 403],
  ] as const)(
    'should answer %s %s by %s with %d',
    async (method, path, name, expected) => {
      const { status } = await delivery[method](path, name);
      expect(status).toBe(expected);
    },
  );

  it('should say so when the catalog does not answer', async () => {
    delivery.catalogState.down = true;
    const { status, body } = await delivery.get(
      '/scorecard?entityRef=component:default/ledger-1',
      'member',
    );
    delivery.catalogState.down = false;
    expect(status).toBe(503);
    expect(body.error.message).toMatch(/^The catalog does not answer/);
    expect(JSON.stringify(body)).not.toContain('10.1.2.3');
  });
});
