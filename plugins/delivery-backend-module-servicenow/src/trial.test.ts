import { TestDatabases } from '@backstage/backend-test-utils';
import {
  everyFault,
  replayAccount,
  ServedInstance,
  serveServiceNow,
  ServiceNowInstance,
} from '@delivery-stack/vendor-replay';
import {
  Figures,
  LastingDatabase,
  openLasting,
  runKilled,
  Trial,
} from '@delivery-stack/vendor-replay/trial';
import { gates, storiesModule } from './__testUtils__/deliveryConfig';
import { DAY, fortnight, goOn, MONDAY } from './__testUtils__/testInstance';
import { deliveryModuleServiceNowSource } from './module';

// A whole backend is started several times; a busy machine takes its time.
jest.setTimeout(180_000);

type Knex = LastingDatabase['knex'];

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const SOURCE = 'servicenow-main';
const COUNT = 24;
const NOW = MONDAY + 20 * DAY;
const TOKEN = 'a token that both know';

const opened: Array<{ stop(): Promise<void> }> = [];

async function stopAll() {
  for (const each of opened.splice(0).reverse()) {
    await each.stop();
  }
}

afterEach(stopAll);

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

async function served(instance: ServiceNowInstance): Promise<ServedInstance> {
  const given = await serveServiceNow({ instance, now: () => NOW });
  opened.push(given.server);
  return given;
}

async function startTrial(given: ServedInstance, knex: Knex): Promise<Trial> {
  const trial = await Trial.start({
    knex,
    features: [deliveryModuleServiceNowSource, storiesModule(COUNT)],
    delivery: deliveryFor(given.server.url),
    now: NOW,
  });
  opened.push(trial);
  return trial;
}

/** What people read once everything is there. */
async function figuresOf(trial: Trial): Promise<Figures> {
  await trial.runSource('stories');
  await trial.settle();
  return trial.figures();
}

const stateOf = async (trial: Trial) =>
  (await trial.sources()).find(({ id }) => id === SOURCE)!;

/** What business rules send, of every ticket that there is. */
const bodiesOf = (instance: ServiceNowInstance) =>
  ['change_request', 'sc_req_item', 'sc_task'].flatMap(table =>
    instance.rows(table).map(({ sys_id }) => JSON.stringify({ table, sys_id })),
  );

const eventsIn = async (knex: Knex) =>
  Number((await knex('event').count({ n: '*' }))[0].n);

describe.each(databases.eachSupportedId())('on %s', id => {
  let expected: Figures;

  beforeAll(async () => {
    const given = await served(fortnight(COUNT));
    const clean = await startTrial(given, await databases.init(id));
    await clean.runSource(SOURCE);
    expected = await figuresOf(clean);
    await stopAll();
  });

  it('should show waits of every kind', () => {
    const text = JSON.stringify(expected);
    expect(Object.keys(expected).length).toBeGreaterThan(COUNT);
    for (const { id: gate } of gates) {
      expect(text).toContain(`"${gate}"`);
    }
  });

  it('should tell the same after every fault as after none', async () => {
    const given = await served(fortnight(COUNT));
    const trial = await startTrial(given, await databases.init(id));
    given.server.faults = everyFault({ every: 3 });
    given.server.onRequest(() => {
      if (given.server.requests.length % 10 === 0) {
        given.accounts.expireTokens();
      }
    });
    await trial.runSource(SOURCE);
    expect(await stateOf(trial)).toMatchObject({ status: 'ok', problems: [] });
    expect(given.accounts.issued).toBeGreaterThan(1);
    const statuses = new Set(given.server.requests.map(each => each.status));
    expect([...statuses]).toEqual(
      expect.arrayContaining([0, 200, 401, 403, 429, 502]),
    );
    expect(await figuresOf(trial)).toEqual(expected);
  });

  it('should tell the same whatever webhooks come, and in whatever order', async () => {
    const instance = fortnight(COUNT / 2);
    const given = await served(instance);
    const knex = await databases.init(id);
    const trial = await startTrial(given, knex);
    await trial.runSource(SOURCE);
    const known = new Set(bodiesOf(instance));
    goOn(instance, { from: COUNT / 2 + 1, to: COUNT });
    const bodies = bodiesOf(instance).filter(body => !known.has(body));
    const send = (body: string, token: string) =>
      trial.webhook(SOURCE, body, { 'x-delivery-token': token });
    const before = [given.server.requests.length, await eventsIn(knex)];
    for (const token of ['', 'a guess', `${TOKEN}!`]) {
      expect(await send(bodies[0], token)).toBe(401);
    }
    expect([given.server.requests.length, await eventsIn(knex)]).toEqual(
      before,
    );
    // The last ones first, and each of them twice.
    for (const body of [...bodies].reverse().concat(bodies)) {
      expect(await send(body, TOKEN)).toBe(202);
    }
    await trial.fulfil(SOURCE);
    const { webhook, events } = await stateOf(trial);
    expect(webhook).toMatchObject({
      received: 2 * bodies.length,
      refused: 3,
      pendingWishes: 0,
    });
    expect(events).toMatchObject({ rejected: 0, conflicting: 0 });
    expect(await figuresOf(trial)).toEqual(expected);
  });

  it('should lose and double nothing when it is killed', async () => {
    const empty = await databases.init(id);
    const { knex, database } = await openLasting(empty, opened);
    const given = await served(fortnight(COUNT));
    const task = {
      database,
      module:
        '@delivery-stack/backstage-plugin-delivery-backend-module-servicenow',
      delivery: deliveryFor(given.server.url),
      source: SOURCE,
      now: NOW,
      server: given.server,
    };
    // While the first tickets are put together, and behind them.
    expect(await runKilled({ ...task, after: 7 })).toBe(true);
    expect(await runKilled({ ...task, after: 14 })).toBe(true);
    const trial = await startTrial(given, knex);
    await trial.runSource(SOURCE);
    const { status, events } = await stateOf(trial);
    expect(status).toBe('ok');
    expect(events).toMatchObject({ rejected: 0, conflicting: 0 });
    expect(await figuresOf(trial)).toEqual(expected);
    expect(await knex('event').countDistinct({ n: 'ext_id' })).toEqual(
      await knex('event').count({ n: '*' }),
    );
  });
});
