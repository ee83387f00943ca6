import { TestDatabases } from '@backstage/backend-test-utils';
import { toCdEvent } from '@delivery-stack/flow';
import { analyticsOf } from './__testUtils__/bankFacts';
import {
  deliveryConfig,
  startDelivery,
  TestDelivery,
} from './__testUtils__/testDelivery';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

jest.setTimeout(120_000);

const [created] = analyticsOf('LED-1', 'c1', 60);
const event = toCdEvent({ ...created, vendor: 'jira' }) as any;
const { id, source, type } = event.context;
const LIMIT = 200_000;

describe('hostile and odd input', () => {
  let delivery: TestDelivery;

  beforeAll(async () => {
    delivery = await startDelivery(await databases.init('SQLITE_3'), {
      config: {
        ...deliveryConfig,
        ingest: { maxBodyBytes: LIMIT, maxBatch: 3 },
      },
    });
    await delivery.settle();
  });

  afterAll(async () => {
    await delivery?.backend.stop();
  });

  beforeEach(() => {
    delivery.audited.length = 0;
  });

  const send = (body: string, type_ = 'application/json') =>
    delivery.post('/events', 'admin').set('content-type', type_).send(body);

  it('should take an event in any envelope, once', async () => {
    const cloudEvent = { specversion: '1.0', id, source, type, data: event };
    const plain = await send(JSON.stringify(event));
    const structured = await send(
      JSON.stringify(cloudEvent),
      'application/cloudevents+json',
    );
    const batched = await send(
      JSON.stringify([cloudEvent]),
      'application/cloudevents-batch+json; charset=UTF-8',
    );
    const binary = await send(JSON.stringify(event)).set({
      'ce-specversion': '1.0',
      'ce-id': encodeURIComponent(id),
      'ce-source': source,
      'ce-type': type,
    });
    expect(
      [plain, structured, batched, binary].map(({ status, body }) => [
        status,
        body.items[0].result,
      ]),
    ).toEqual([
      [200, 'accepted'],
      [200, 'duplicate'],
      [200, 'duplicate'],
      [200, 'duplicate'],
    ]);
  });

  it('should say of each what became of it, and audit the whole', async () => {
    const other = {
      ...event,
      context: { ...event.context, id: 'other' },
    };
    const { status, body } = await send(
      JSON.stringify([event, { context: { id: 'x' } }, other]),
    );
    expect(status).toBe(200);
    expect(body.items.map((each: any) => each.result)).toEqual([
      'duplicate',
      'rejected',
      'accepted',
    ]);
    expect(body.items[1].reason).toMatch(/context\.source/);
    expect(delivery.audited).toEqual([
      {
        eventId: 'events-ingest',
        severityLevel: 'medium',
        status: 'succeeded',
        meta: { accepted: 1, duplicate: 1, conflicting: 0, rejected: 1 },
      },
    ]);
  });

  it('should answer 400 with the reasons when all are rejected', async () => {
    const envelope = {
      specversion: '1.0',
      id: 'ce-1',
      source,
      type,
      data: event,
    };
    const { status, body } = await send(
      JSON.stringify(envelope),
      'application/cloudevents+json',
    );
    expect(status).toBe(400);
    expect(body).toMatchObject({ accepted: 0, rejected: 1 });
    expect(body.items[0]).toEqual({
      index: 0,
      id: 'ce-1',
      result: 'rejected',
      reason: "data.context.id: differs from the CloudEvent's id",
    });
  });

  it('should keep what it rejects for administrators, page by page', async () => {
    await send(JSON.stringify([{ a: 1 }, { b: 2 }]));
    const first = await delivery.get('/dead-letters?limit=1', 'admin');
    expect(first.status).toBe(200);
    expect(first.body.items).toHaveLength(1);
    const { nextCursor } = first.body.pageInfo;
    const second = await delivery.get(
      `/dead-letters?limit=1&cursor=${nextCursor}`,
      'admin',
    );
    expect(second.body.items).toHaveLength(1);
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id);
    expect([first, second].map(({ body }) => body.items[0].body)).toEqual([
      '{"b":2}',
      '{"a":1}',
    ]);
  });

  it.each([
    [
      'a body above the limit',
      `"${'x'.repeat(LIMIT)}"`,
      'application/json',
      413,
    ],
    ['another media type', '<event/>', 'application/xml', 415],
    ['no JSON', '{', 'application/json', 400],
    ['nothing', '', 'application/json', 400],
    ['an empty batch', '[]', 'application/json', 400],
    ['too many events', '[1,2,3,4]', 'application/json', 400],
    ['a number', '7', 'application/json', 400],
    ['null', 'null', 'application/json', 400],
    [
      'deep arrays',
      `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
      'application/json',
      400,
    ],
    [
      'a deep event',
      JSON.stringify(event).replace(
        '"customData":',
        `"subject2":${'{"a":'.repeat(20_000)}1${'}'.repeat(
          20_000,
        )},"customData":`,
      ),
      'application/json',
      400,
    ],
    [
      'a prototype',
      '{"__proto__":{"admin":true},"context":{"constructor":1}}',
      'application/json',
      400,
    ],
  ])('should refuse %s', async (_, body, mediaType, expected) => {
    const { status, body: answer } = await send(body, mediaType);
    expect(status).toBe(expected);
    expect(JSON.stringify(answer).length).toBeLessThan(5_000);
    expect(({} as any).admin).toBeUndefined();
  });

  it('should audit what it refuses', async () => {
    await send('{');
    await delivery.post('/events', 'leader').send(event);
    await delivery.post('/projection/refold', 'leader');
    await delivery.post('/projection/refold', 'admin');
    expect(delivery.audited).toEqual([
      expect.objectContaining({
        eventId: 'events-ingest',
        status: 'failed',
        error: 'InputError',
      }),
      expect.objectContaining({
        eventId: 'events-ingest',
        status: 'failed',
        error: 'NotAllowedError',
      }),
      expect.objectContaining({
        eventId: 'projection-refold',
        status: 'failed',
        error: 'NotAllowedError',
      }),
      expect.objectContaining({
        eventId: 'projection-refold',
        status: 'succeeded',
        severityLevel: 'medium',
      }),
    ]);
  });

  it.each([
    ['/gates?since=yesterday', 'since: is not an instant'],
    ['/gates?since=2026-13-45', 'since: is not an instant'],
    ['/gates?since=2026-06-01&until=2026-05-01', 'since: must be before until'],
    ['/gates?since=2999-01-01', 'since: must be before until'],
    ['/gates?calendar=lunar', 'query.calendar: Invalid option'],
    ['/gates?scope=a&scope=b', 'query.scope: Invalid input'],
    ['/gates?scope[x]=a', 'query.scope: Invalid input'],
    [`/gates?scope=${'x'.repeat(501)}`, 'query.scope: Too big'],
    ['/journeys?limit=0', 'query.limit: Too small'],
    ['/journeys?limit=1e9', 'query.limit: Too big'],
    ['/journeys?orderBy=id;drop', 'query.orderBy: Invalid option'],
    ['/journeys?cursor=bm9wZQ', 'cursor: is not one that this list'],
    ['/journeys?cursor=%00', 'cursor: holds U+0000'],
    ['/scorecard', 'query.entityRef: Invalid input'],
    ['/portfolio?by=person', 'query.by: Invalid option'],
    ['/journeys?search=%00', 'search: holds U+0000'],
    ['/journeys/LED%00-1', 'id: holds U+0000'],
    ['/dead-letters?cursor=eyJ9', 'cursor: is not one that this list'],
  ])('should refuse %s and name the field', async (path, message) => {
    const { status, body } = await delivery.get(path, 'admin');
    expect({ status, message: body.error?.message }).toEqual({
      status: 400,
      message: expect.stringContaining(message),
    });
  });

  it('should not continue another list with a cursor', async () => {
    await delivery.settle();
    await delivery.send([...analyticsOf('LED-7', 'c1', 60).slice(0, 2)]);
    await delivery.send(analyticsOf('LED-8', 'c1', 60).slice(0, 2));
    await delivery.settle();
    const { body } = await delivery.get('/journeys?limit=1', 'admin');
    const { nextCursor } = body.pageInfo;
    expect(nextCursor).toEqual(expect.any(String));
    const same = await delivery.get(
      `/journeys?limit=5&cursor=${nextCursor}`,
      'admin',
    );
    expect(same.status).toBe(200);
    const other = await delivery.get(
      `/journeys?limit=1&orderBy=from&cursor=${nextCursor}`,
      'admin',
    );
    expect(other.status).toBe(400);
    expect(other.body.error.message).toMatch(
      /^cursor: belongs to another query/,
    );
  });

  it.each(["'; drop table journey; --", '%', '_', '\\', "' or 1=1 --"])(
    'should look for %j as text',
    async search => {
      const { status, body } = await delivery.get(
        `/journeys?search=${encodeURIComponent(search)}`,
        'admin',
      );
      expect({ status, items: body.items }).toEqual({ status: 200, items: [] });
    },
  );

  it.each([
    [{}, 'body.event: Invalid input'],
    [{ event: 7 }, 'body.event: Invalid input'],
    [{ event: {} }, 'event: context'],
    [
      { event: { ...event, context: { ...event.context, timestamp: 'x' } } },
      'event: context.timestamp',
    ],
  ])('should not explain %j', async (body, message) => {
    const answer = await delivery.post('/gates/explain', 'member').send(body);
    expect({
      status: answer.status,
      message: answer.body.error?.message,
    }).toEqual({
      status: 400,
      message: expect.stringContaining(message),
    });
  });

  it('should explain what it does not know', async () => {
    const unknown = {
      ...event,
      context: { ...event.context, type: 'dev.cdevents.tea.brewed.0.1.0' },
    };
    const { status, body } = await delivery
      .post('/gates/explain', 'member')
      .send({ event: unknown });
    expect(status).toBe(200);
    expect(body).toMatchObject({ matches: [] });
    expect(body.misses).toHaveLength(3);
  });
});
