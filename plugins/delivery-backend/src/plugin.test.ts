import { TestDatabases } from '@backstage/backend-test-utils';
import { ticket } from './__testUtils__/testBank';
import { startDelivery, TestDelivery } from './__testUtils__/testDelivery';

const analyticsOf = (key: string, component: string, shift = 0) =>
  ticket(
    key,
    [
      [shift + 0, 'Environment requested'],
      [shift + 3, 'Configuring'],
      [shift + 8, 'Security review'],
      [shift + 20, 'Modifying'],
      [shift + 23, 'Data access requested'],
      [shift + 31, 'Done'],
    ],
    { components: [component] },
  );

const DAY_SECONDS = 86_400;

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())('delivery on %p', databaseId => {
  let delivery: TestDelivery;

  beforeAll(async () => {
    delivery = await startDelivery(await databases.init(databaseId));
    await delivery.settle();
    const facts = [
      ...analyticsOf('LED-1', 'c1', 60),
      ...analyticsOf('LED-2', 'c2', 61),
      ...analyticsOf('CRD-1', 'c1', 62),
      ...analyticsOf('TNY-1', 'c1', 63),
      ...ticket(
        'LED-3',
        [
          [70, 'Environment requested'],
          [75, 'Security review'],
        ],
        { components: ['c3'] },
      ),
    ];
    const { status, body } = await delivery.send(facts);
    expect({
      status,
      rejected: body.items.filter((each: any) => each.result === 'rejected'),
    }).toEqual({ status: 200, rejected: [] });
    await delivery.settle();
  });

  afterAll(async () => {
    await delivery?.backend.stop();
  });

  it('should tell the 31 days of a journey exactly', async () => {
    const { status, body } = await delivery.get('/journeys/LED-1', 'member');
    expect(status).toBe(200);
    expect(body.journey).toMatchObject({
      id: 'LED-1',
      status: 'closed',
      entityRefs: ['component:default/ledger-1'],
      elapsed: 31 * DAY_SECONDS,
      flowEfficiency: 8 / 31,
      governanceLatency: 26 * DAY_SECONDS,
      costliestGate: { id: 'security-review', seconds: 15 * DAY_SECONDS },
    });
    console.log(JSON.stringify(body, null, 1).slice(0, 4000));
  });

  it.each([
    '/gates',
    '/overview',
    '/journeys',
    '/portfolio',
    '/data-quality',
    '/projection',
    '/dead-letters',
    '/gates/security-review',
    '/scorecard?entityRef=component:default/ledger-1',
    '/openapi.json',
  ])('GET %s', async path => {
    const { status, body } = await delivery.get(path, 'admin');
    if (status !== 200) console.log(path, JSON.stringify(body).slice(0, 1500));
    expect(status).toBe(200);
  });
});
