import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
// eslint-disable-next-line @backstage/no-mixed-plugin-imports -- the whole way, from Prometheus to what is reported
import delivery from '@delivery-stack/backstage-plugin-delivery-backend';
import { AnyFact, FactData, FactType, toCdEvent } from '@delivery-stack/flow';
import request from 'supertest';
import prometheus from '.';
import {
  describeOnPrometheus,
  everySo,
  startPrometheus,
} from './__testUtils__/realPrometheus';

jest.setTimeout(120_000);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 00:00 UTC today: readings are of multiples of a day. */
const TODAY = Math.floor(Date.now() / DAY) * DAY;
const REPOSITORY = 'bank/calls';

const ago = (days: number) => TODAY - days * DAY;

function fact<T extends FactType>(
  type: T,
  days: number,
  data: FactData[T],
): AnyFact {
  const isTicket = type.startsWith('ticket');
  return {
    type,
    id: `${type}-${days}`,
    source: isTicket ? 'https://jira.example.com' : 'https://github.com',
    vendor: isTicket ? 'jira' : 'github',
    time: ago(days),
    data,
  } as AnyFact;
}

/** Needed 50 days ago, in production 30 days ago. */
const facts: AnyFact[] = [
  fact('ticket.created', 50, {
    key: 'CALL-1',
    project: 'CALL',
    status: 'Open',
    ticketType: 'Initiative',
    title: 'Advisers call',
  }),
  fact('change.created', 40, {
    key: `${REPOSITORY}#1`,
    repository: REPOSITORY,
    title: 'CALL-1 List of calls',
    headSha: 'head',
    baseSha: 'base',
  } as FactData['change.created']),
  fact('change.merged', 31, {
    key: `${REPOSITORY}#1`,
    repository: REPOSITORY,
    title: 'CALL-1 List of calls',
    headSha: 'head',
    baseSha: 'base',
    mergeSha: 'merge',
  } as FactData['change.merged']),
  fact('service.deployed', 30, {
    key: `${REPOSITORY}/deployments/1`,
    repository: REPOSITORY,
    environment: 'production',
    sha: 'merge',
    state: 'success',
  } as FactData['service.deployed']),
];

const outcome = (name: string, stays: string) => ({
  apiVersion: 'delivery-stack.dev/v1alpha1',
  kind: 'Outcome',
  metadata: { namespace: 'default', name },
  spec: {
    statement: 'An adviser calls a customer while staying is on the table.',
    owner: 'group:default/pod',
    initiative: { source: 'jira', keys: ['CALL-1'] },
    measure: {
      name: 'Warned customers who are called',
      unit: '%',
      direction: 'up',
      baseline: 20,
      target: 80,
      due: '2099-12-31',
      meter: {
        type: 'prometheus',
        query: '100 * sum(calls_made) / sum(customers_warned)',
      },
    },
    adoption: { threshold: 50, stays },
  },
});

describeOnPrometheus('an outcome that a real Prometheus measures', () => {
  it('should be adopted since the day on which it crossed its threshold, once it stayed', async () => {
    // 20 % until 21 days ago, then 60 %, in two instances that count apart.
    const times = { from: ago(45), until: TODAY, step: 6 * HOUR };
    const shareOf = (index: number) =>
      times.from + index * times.step < ago(20) ? 0.2 : 0.6;
    const server = await startPrometheus([
      ...['a', 'b'].map(instance => ({
        metric: 'calls_made',
        labels: { instance },
        samples: everySo(times, index => 100 * shareOf(index)),
      })),
      ...['a', 'b'].map(instance => ({
        metric: 'customers_warned',
        labels: { instance },
        samples: everySo(times, () => 100),
      })),
    ]);
    const scheduler = mockServices.scheduler();
    const backend = await startTestBackend({
      features: [
        delivery,
        prometheus,
        mockServices.rootConfig.factory({
          data: { delivery: { prometheus: { main: { baseUrl: server.url } } } },
        }),
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        catalogServiceMock.factory({
          entities: [outcome('stays', 'P14D'), outcome('too-new', 'P30D')],
        }),
      ],
    });
    try {
      const service = mockCredentials.service.header();
      const ask = async (path: string) =>
        (
          await request(backend.server)
            .get(`/api/delivery${path}`)
            .set('authorization', service)
        ).body;
      const { body } = await request(backend.server)
        .post('/api/delivery/events')
        .set('authorization', service)
        .send(facts.map(each => toCdEvent(each as any)));
      expect(body).toMatchObject({ accepted: facts.length });
      await scheduler.triggerTask('delivery-projection');
      await scheduler.triggerTask('delivery-outcomes');

      const stays = await ask('/outcomes/outcome%3Adefault%2Fstays');
      expect(stays.measure.metering).toMatchObject({
        state: 'current',
        meter: 'prometheus',
        latest: { at: new Date(TODAY).toISOString(), value: 60 },
      });
      expect(stays.increments).toEqual([
        expect.objectContaining({
          state: 'adopted',
          need: new Date(ago(50)).toISOString(),
          deployed: new Date(ago(30)).toISOString(),
          adopted: new Date(ago(20)).toISOString(),
          timeToValue: (30 * DAY) / 1_000,
        }),
      ]);
      const tooNew = await ask('/outcomes/outcome%3Adefault%2Ftoo-new');
      expect(tooNew.increments).toEqual([
        expect.objectContaining({
          state: 'deployed',
          crossedSince: new Date(ago(20)).toISOString(),
          timeToValue: null,
        }),
      ]);
    } finally {
      await backend.stop();
      await server.stop();
    }
  });
});
