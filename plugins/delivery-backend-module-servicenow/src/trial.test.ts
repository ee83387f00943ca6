import {
  everyFault,
  replayAccount,
  serveServiceNow,
  ServiceNowInstance,
} from '@delivery-stack/vendor-replay';
import {
  describeTrials,
  itSurvivesKills,
  itTakesWebhooks,
} from '@delivery-stack/vendor-replay/trial';
import { gates, storiesModule } from './__testUtils__/deliveryConfig';
import { DAY, fortnight, goOn, MONDAY } from './__testUtils__/testInstance';
import feature from './index';

const SOURCE = 'servicenow-main';
const COUNT = 24;
const NOW = MONDAY + 20 * DAY;
const TOKEN = 'a token that both know';

const { clientId, clientSecret } = replayAccount;

/** The section `delivery:` for a served instance. */
const deliveryFor = (url: string) => ({
  gates,
  sources: {
    servicenow: {
      main: {
        // What people open stays the same, wherever the API is asked.
        baseUrl: 'https://bank.example.com',
        apiBaseUrl: url,
        credentials: { clientId, clientSecret },
        projects: '*',
        requestTimeout: { milliseconds: 500 },
        webhooks: { secret: TOKEN },
      },
    },
  },
});

/** What business rules send, of every ticket that there is. */
const bodiesOf = (instance: ServiceNowInstance) =>
  ['change_request', 'sc_req_item', 'sc_task'].flatMap(table =>
    instance.rows(table).map(({ sys_id }) => JSON.stringify({ table, sys_id })),
  );

const tokenHeader = (token: string) => ({ 'x-delivery-token': token });

describeTrials(
  {
    vendor: 'ServiceNow',
    module:
      '@delivery-stack/backstage-plugin-delivery-backend-module-servicenow',
    features: [feature, storiesModule(COUNT)],
    source: SOURCE,
    otherSources: ['stories'],
    stories: COUNT,
    now: NOW,
    fill: () => fortnight(COUNT),
    serve: (instance, faults) =>
      serveServiceNow({ instance, faults, now: () => NOW }),
    delivery: ({ server }) => deliveryFor(server.url),
  },
  bench => {
    it('should show waits of every kind', async () => {
      const { figures } = await bench.undisturbed();
      const text = JSON.stringify(figures);
      expect(Object.keys(figures).length).toBeGreaterThan(COUNT);
      for (const { id } of gates) {
        expect(text).toContain(`"${id}"`);
      }
    });

    it('should tell the same through every fault, and renew its tokens itself', async () => {
      const { figures } = await bench.undisturbed();
      const faults = everyFault({ every: 3 });
      const served = await bench.serve(fortnight(COUNT), faults);
      const { server, accounts } = served;
      server.onRequest(() => {
        if (server.requests.length % 10 === 0) {
          accounts.expireTokens();
        }
      });
      const trial = await bench.start(served);
      await trial.runSource(SOURCE);
      expect(await bench.stateOf(trial)).toMatchObject({
        status: 'ok',
        problems: [],
      });
      expect(accounts.issued).toBeGreaterThan(1);
      const seen = new Set(server.requests.map(({ status }) => status));
      expect([...seen]).toEqual(
        expect.arrayContaining([0, 200, 401, 403, 429, 502]),
      );
      expect(await bench.figuresOf(trial)).toEqual(figures);
    });

    itTakesWebhooks(bench, {
      begin: () => fortnight(COUNT / 2),
      goOn: instance => {
        const known = new Set(bodiesOf(instance));
        goOn(instance, { from: COUNT / 2 + 1, to: COUNT });
        return bodiesOf(instance).filter(body => !known.has(body));
      },
      sign: () => tokenHeader(TOKEN),
      forge: () => ['', 'a guess', `${TOKEN}!`].map(tokenHeader),
      tellsFacts: false,
    });

    // While the first tickets are put together, and behind them.
    itSurvivesKills(bench, { after: () => [7, 14] });
  },
);
