import {
  BackendFeature,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  deliveryEventSourceExtensionPoint,
  EventSource,
  sameSecret,
  signatureOf,
  SourceUnauthorizedError,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { AnyFact } from '@delivery-stack/flow';
import { EventParams, eventsServiceRef } from '@backstage/plugin-events-node';
import { Knex } from 'knex';
import request from 'supertest';
import { startDelivery, TestDelivery } from '../__testUtils__/testDelivery';

jest.setTimeout(60_000);

const SECRET = 'only the vendor knows';

/** What the made-up vendor sends: which ticket entered which status. */
interface Sent {
  id: string;
  key: string;
  status: string;
}

const factOf = ({ id, key, status }: Sent): AnyFact => ({
  type: 'ticket.created',
  id,
  source: 'made-up:tickets',
  time: Date.parse('2026-03-02T00:00:00Z'),
  data: { key, status, ticketType: 'Feature' },
});

const readingOf = (body: unknown) => {
  const sent = body as Sent & { wish?: string };
  return {
    adaptations: sent.key
      ? [{ facts: [factOf(sent)] }]
      : [{ facts: [], unrecognised: 'a ticket without key' }],
    wishes: sent.wish ? [sent.wish] : [],
  };
};

/** A source whose runs do what a test says. */
function madeUpSource(run: EventSource['run'], topic?: string) {
  const source: EventSource = {
    id: 'made-up',
    title: 'Made up',
    schedule: { frequency: { minutes: 10 }, timeout: { minutes: 1 } },
    run,
    webhook: {
      verify: ({ rawBody, headers }) =>
        sameSecret(
          headers['x-signature'],
          signatureOf(rawBody, { secret: SECRET }),
        ),
      read: ({ body }) => readingOf(body),
      topic,
    },
  };
  return createBackendModule({
    pluginId: 'delivery',
    moduleId: 'made-up',
    register(env) {
      env.registerInit({
        deps: { sources: deliveryEventSourceExtensionPoint },
        async init({ sources }) {
          sources.addEventSource(source);
        },
      });
    },
  });
}

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('sources on %p', databaseId => {
  const started: TestDelivery[] = [];

  afterEach(async () => {
    for (const { backend } of started.splice(0)) {
      await backend.stop();
    }
  });

  async function start(
    run: EventSource['run'],
    options: { topic?: string; features?: BackendFeature[] } = {},
  ) {
    const knex = await databases.init(databaseId);
    const { topic, features = [] } = options;
    const delivery = await startDelivery(knex, {
      features: [madeUpSource(run, topic), ...features],
    });
    started.push(delivery);
    const item = async () =>
      (await delivery.get('/sources', 'admin')).body.items[0];
    return { ...delivery, knex, item };
  }

  function tell(
    { backend }: Pick<TestDelivery, 'backend'>,
    sent: object | string,
    signature?: string,
  ) {
    const body = typeof sent === 'string' ? sent : JSON.stringify(sent);
    return request(backend.server)
      .post('/api/delivery/webhooks/made-up')
      .set('content-type', 'application/json')
      .set(
        'x-signature',
        signature ?? signatureOf(Buffer.from(body), { secret: SECRET }),
      )
      .send(body);
  }

  const eventsIn = async (knex: Knex) =>
    Number((await knex('event').count({ n: '*' }))[0].n);

  const first = { id: '1', key: 'PAY-1', status: 'Security review' };

  it('should store what a run hands over, and remember where it stopped', async () => {
    const seen: unknown[] = [];
    const delivery = await start(async ({ sink, memory, report }) => {
      seen.push(await memory.get('until'));
      await sink.adapt([
        { facts: [factOf(first)] },
        { facts: [], ignored: 'settings' },
        { facts: [], unrecognised: 'an object with colour' },
      ]);
      await memory.set('until', 5);
      report.progress({ done: 1, total: 1, unit: 'projects' });
    });
    expect(await delivery.item()).toMatchObject({ status: 'waiting' });
    await delivery.runSource('made-up');
    await delivery.runSource('made-up');
    expect(seen).toEqual([undefined, 5]);
    expect(await eventsIn(delivery.knex)).toBe(1);
    expect(await delivery.item()).toMatchObject({
      status: 'ok',
      lagSeconds: 0,
      events: { accepted: 1, duplicate: 1, rejected: 2, ignored: 2 },
      rejections: [{ reason: 'an object with colour', count: 2 }],
      problems: [],
      webhook: { path: '/api/delivery/webhooks/made-up', received: 0 },
    });
  });

  it('should show a run that failed, and go on at the next', async () => {
    let valid = false;
    const delivery = await start(async () => {
      if (!valid) {
        throw new SourceUnauthorizedError('The token expired');
      }
    });
    await delivery.runSource('made-up');
    expect(await delivery.item()).toMatchObject({
      status: 'failed',
      problems: [
        {
          code: 'unauthorized',
          message: 'The token expired',
          cure: expect.stringMatching(/^Renew/),
        },
      ],
    });
    valid = true;
    await delivery.runSource('made-up');
    expect(await delivery.item()).toMatchObject({ status: 'ok', problems: [] });
  });

  it('should call a run partial that went on in spite of a problem', async () => {
    const delivery = await start(async ({ report }) =>
      report.problem({
        code: 'missing-scope',
        subject: 'bank/ledger',
        message: 'Deployments cannot be read',
        scopes: ['deployments:read'],
      }),
    );
    await delivery.runSource('made-up');
    expect(await delivery.item()).toMatchObject({
      status: 'partial',
      problems: [{ subject: 'bank/ledger', scopes: ['deployments:read'] }],
    });
  });

  it('should say that a run was interrupted, once it should be over', async () => {
    const delivery = await start(async () => {});
    await delivery
      .knex('source_run')
      .insert({ source_id: 'made-up', status: 'running', started_ms: 1 });
    expect(await delivery.item()).toMatchObject({
      status: 'failed',
      problems: [{ message: expect.stringMatching(/without saying how/) }],
    });
  });

  it('should store a webhook before it is acknowledged, and once', async () => {
    const delivery = await start(async () => {});
    const answer = await tell(delivery, first);
    expect([answer.status, answer.body]).toEqual([
      202,
      { accepted: 1, duplicate: 0, conflicting: 0, rejected: 0, wishes: 0 },
    ]);
    expect(await eventsIn(delivery.knex)).toBe(1);
    expect((await tell(delivery, first)).body).toMatchObject({ duplicate: 1 });
    expect(await eventsIn(delivery.knex)).toBe(1);
    expect(delivery.audited).toContainEqual({
      eventId: 'webhook-receive',
      severityLevel: 'medium',
      status: 'succeeded',
      meta: { source: 'made-up', accepted: 1, duplicate: 0, rejected: 0 },
    });
  });

  it('should refuse a forged webhook and store nothing', async () => {
    const delivery = await start(async () => {});
    const forged = signatureOf(Buffer.from('{}'), { secret: SECRET });
    expect((await tell(delivery, first, forged)).status).toBe(401);
    expect((await tell(delivery, first, '')).status).toBe(401);
    expect(await eventsIn(delivery.knex)).toBe(0);
    expect((await delivery.item()).webhook).toMatchObject({
      received: 0,
      refused: 2,
    });
  });

  it('should take webhooks of known sources only, and only JSON', async () => {
    const delivery = await start(async () => {});
    const other = await request(delivery.backend.server)
      .post('/api/delivery/webhooks/nobody')
      .send({});
    expect(other.status).toBe(404);
    expect((await tell(delivery, 'no json')).status).toBe(400);
    const nothing = await tell(delivery, { colour: 'red' });
    expect([nothing.status, nothing.body.rejected]).toEqual([202, 1]);
  });

  it('should ask for a webhook again that it could not store', async () => {
    const delivery = await start(async () => {});
    await delivery.knex.schema.renameTable('event', 'event_gone');
    expect((await tell(delivery, first)).status).toBe(503);
    await delivery.knex.schema.renameTable('event_gone', 'event');
    expect((await tell(delivery, first)).status).toBe(202);
    expect(await eventsIn(delivery.knex)).toBe(1);
  });

  it('should fetch at once what a webhook asks for', async () => {
    let told: (key: string) => void;
    const fetched = new Promise<string>(resolve => {
      told = resolve;
    });
    const delivery = await start(async ({ wishes }) => {
      for (const wish of await wishes.pending()) {
        await wishes.fulfilled(wish);
        told(wish.key);
      }
    });
    expect((await tell(delivery, { ...first, wish: 'runs/12' })).body).toEqual(
      expect.objectContaining({ accepted: 1, wishes: 1 }),
    );
    // Nobody starts a run here: the webhook does.
    expect(await fetched).toBe('runs/12');
    expect((await delivery.item()).webhook.pendingWishes).toBe(0);
  });

  it('should store what the events service brings', async () => {
    const listeners: Array<(event: EventParams) => Promise<void>> = [];
    const topics: string[] = [];
    const events = createServiceFactory({
      service: eventsServiceRef,
      deps: {},
      factory: () => ({
        publish: async () => {},
        subscribe: async (to: {
          topics: string[];
          onEvent: (event: EventParams) => Promise<void>;
        }) => {
          topics.push(...to.topics);
          listeners.push(to.onEvent);
        },
      }),
    });
    const delivery = await start(async () => {}, {
      topic: 'made-up',
      features: [events],
    });
    expect(topics).toEqual(['made-up']);
    await listeners[0]({ topic: 'made-up', eventPayload: first });
    expect(await eventsIn(delivery.knex)).toBe(1);
  });

  it('should let only those see and run sources who may', async () => {
    const delivery = await start(async () => {});
    expect((await delivery.get('/sources', 'leader')).status).toBe(403);
    expect((await delivery.get('/sources')).status).toBe(401);
    const run = (id: string, name: string) =>
      delivery.post(`/sources/${id}/run`, name);
    expect((await run('made-up', 'leader')).status).toBe(403);
    expect((await run('nobody', 'admin')).status).toBe(404);
    expect((await run('made-up', 'admin')).body).toEqual({ started: true });
  });
});
