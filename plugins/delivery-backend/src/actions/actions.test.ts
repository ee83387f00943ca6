import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import request from 'supertest';
import { bankFacts } from '../__testUtils__/bankFacts';
import { startDelivery, TestDelivery } from '../__testUtils__/testDelivery';
import {
  day,
  deliveredFacts,
  FEWER_LEAVE,
  startOutcomes,
  TestOutcomes,
} from '../__testUtils__/testOutcomes';

const DAY = 86_400;
const ACTIONS = '/api/delivery/.backstage/actions/v1/actions';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(120_000);

/** Asks as an assistant would on behalf of a person. */
async function invoke(
  server: Parameters<typeof request>[0],
  name: string,
  input: object,
  person = 'leader',
) {
  const { status, body } = await request(server)
    .post(`${ACTIONS}/delivery:${name}/invoke`)
    .set('authorization', mockCredentials.user.header(`user:default/${person}`))
    .send(input);
  return { status, output: body.output, message: body.error?.message };
}

describe('actions about waits and journeys', () => {
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

  const ask = (name: string, input: object, person?: string) =>
    invoke(delivery.backend.server, name, input, person);

  it('should be listed as reading only, each field described', async () => {
    const { body } = await request(delivery.backend.server)
      .get(ACTIONS)
      .set('authorization', mockCredentials.user.header());
    expect(body.actions.map(({ id }: any) => id)).toEqual([
      'delivery:get-outcome-scorecard',
      'delivery:list-waits',
      'delivery:explain-journey',
    ]);
    for (const { attributes, schema } of body.actions) {
      expect(attributes).toEqual({
        readOnly: true,
        destructive: false,
        idempotent: true,
      });
      for (const [name, field] of Object.entries<any>(
        schema.input.properties,
      )) {
        expect([name, field.description]).toEqual([name, expect.any(String)]);
      }
    }
  });

  it('should tell the 31 days of a journey exactly, by id and by search', async () => {
    const { output } = await ask('explain-journey', { journey: 'LED-1' });
    expect(output).toMatchObject({
      id: 'LED-1',
      measured: 'need → done',
      elapsed: 31 * DAY,
      governanceLatency: 26 * DAY,
      totalSpans: 5,
      anomalies: [],
    });
    const seconds = output.byFunction.map((each: any) => each.seconds / DAY);
    expect(seconds).toEqual([12, 8, 8, 3]);
    expect(output.spans).toHaveLength(5);
    expect(await ask('explain-journey', { search: 'LED-1' })).toMatchObject({
      output: { id: 'LED-1' },
    });
  });

  it.each([
    [{}, 400, /^journey: is missing/],
    [{ search: 'LED' }, 400, /give one id as journey: .*LED-/],
    [{ search: 'nothing like it' }, 404, /^search: no journey/],
    [{ journey: 'NONE-1' }, 404, /^There is no journey 'NONE-1'$/],
    [{ journey: '' }, 400, /journey/],
  ])('should answer %j with %d', async (input, expected, text) => {
    const { status, message } = await ask('explain-journey', input);
    expect(status).toBe(expected);
    expect(message).toMatch(text);
  });

  it('should list gates by the days that work could not move', async () => {
    const { output } = await ask('list-waits', { limit: 2 });
    expect(output).toMatchObject({ withheld: false, totalGates: 3 });
    expect(output.gates).toMatchObject([
      { id: 'security-review', function: 'Security', gateDays: 60, open: 1 },
      { id: 'data-access' },
    ]);
    const routed = (await delivery.get('/gates', 'leader')).body.items[0];
    expect(output.gates[0]).toMatchObject({
      p50: routed.total.p50,
      // Known by the route, and weak.
      p85: null,
      n: routed.total.n,
      reasons: routed.deliveryTest?.reasons ?? [],
    });
  });

  it.each([
    ['list-waits', {}, '/gates'],
    [
      'list-waits',
      { scope: 'system:default/cards' },
      '/gates?scope=system:default/cards',
    ],
    ['list-waits', { scope: 'payments' }, '/gates?scope=payments'],
    ['explain-journey', { journey: 'CRD-1' }, '/journeys/CRD-1'],
  ])(
    'should show a member by %s %j no more than its route',
    async (name, input, path) => {
      const routed = await delivery.get(path, 'member');
      const { status, output, message } = await ask(name, input, 'member');
      expect(routed.status).toBeGreaterThanOrEqual(400);
      expect([status, message]).toEqual([
        routed.status,
        routed.body.error.message,
      ]);
      expect(output).toBeUndefined();
    },
  );

  it.each([{ limit: 51 }, { limit: 0 }, { scope: 'x'.repeat(501) }])(
    'should refuse %j',
    async input => {
      expect((await ask('list-waits', input)).status).toBe(400);
    },
  );
});

describe('the action about outcomes', () => {
  let test: TestOutcomes;

  beforeAll(async () => {
    test = await startOutcomes(await databases.init('SQLITE_3'), {
      now: { at: day(40) },
    });
    await test.settle();
    await test.send(deliveredFacts);
    await test.settle();
    await test.rounds();
  });

  afterAll(() => test?.stop());

  const ask = (input: object, person?: string) =>
    invoke(test.backend.server, 'get-outcome-scorecard', input, person);

  it('should say what the report says', async () => {
    const report = await test.report('leader');
    const { output } = await ask({ outcome: FEWER_LEAVE });
    expect(output).toMatchObject({
      outcome: FEWER_LEAVE,
      statement: report.statement,
      measure: { unit: '%', baseline: 42, target: 60 },
      timeToValue: {
        measured: report.timeToValue.measured,
        n: report.timeToValue.distribution.n,
      },
      risks: report.risks,
    });
    expect(output.byFunction.map((each: any) => each.seconds)).toEqual(
      report.accountability.byFunction.map((each: any) => each.seconds),
    );
    expect(output.constraints.map((each: any) => each.state)).toEqual(
      report.constraints.map((each: any) => each.state),
    );
  });

  it('should hide it from who may not read it, as if there were none', async () => {
    expect(await ask({ outcome: FEWER_LEAVE }, 'nobody')).toMatchObject({
      status: 404,
      message: `There is no outcome ${FEWER_LEAVE}`,
    });
  });

  it('should name a day that is none', async () => {
    const { status, message } = await ask({ outcome: FEWER_LEAVE, on: 'May' });
    expect(status).toBe(400);
    expect(message).toMatch(/is no day; write it as 2026-08-31/);
  });
});
