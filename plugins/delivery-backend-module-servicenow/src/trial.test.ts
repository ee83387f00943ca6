import { TestDatabases } from '@backstage/backend-test-utils';
import {
  everyFault,
  FaultScript,
  replayAccount,
  ServedInstance,
  serveServiceNow,
  ServiceNowInstance,
  unauthorized,
} from '@delivery-stack/vendor-replay';
import {
  openLasting,
  runKilled,
  Trial,
} from '@delivery-stack/vendor-replay/trial';
import { Knex } from 'knex';
import {
  DAY,
  emptyInstance,
  HOUR,
  ITEM,
  MONDAY,
  openChange,
  wholeChange,
} from './__testUtils__/testInstance';
import feature from './index';

// A whole backend is started several times; a busy machine takes its time.
jest.setTimeout(180_000);

const MODULE =
  '@delivery-stack/backstage-plugin-delivery-backend-module-servicenow';
const SOURCE = 'servicenow-main';
const SECRET = 'only the instance knows';
const NOW = MONDAY + 60 * DAY;
const CHANGES = 40;

/** Changes of a month; the last ones are still open. */
function filledInstance(changes = CHANGES): ServiceNowInstance {
  const instance = emptyInstance();
  for (let number = 1; number <= changes; number += 1) {
    wholeChange(instance, number, MONDAY + number * 12 * HOUR);
  }
  openChange(instance, 900, MONDAY + 30 * DAY);
  return instance;
}

/** A change is a journey of its own here: the tickets are somebody else's. */
const deliveryOf = (url: string) => ({
  journeys: { rootTypes: ['Normal Change'], doneStatuses: ['Closed'] },
  gates: [
    {
      id: 'change-board',
      function: 'operations',
      kind: 'approval',
      match: [{ source: 'servicenow', approval: 'Change board' }],
    },
  ],
  sources: {
    servicenow: {
      main: {
        // One name for every port, so that what is told compares.
        baseUrl: 'https://service.bank.example',
        apiBaseUrl: url,
        credentials: {
          clientId: replayAccount.clientId,
          clientSecret: replayAccount.clientSecret,
        },
        projects: ['ledger', ITEM],
        since: 'P10Y',
        requestTimeout: 'PT1S',
        webhooks: { secret: SECRET },
      },
    },
  },
});

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('ServiceNow on %p', databaseId => {
  const opened: Array<{ stop(): Promise<void> }> = [];

  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) {
      await each.stop();
    }
  });

  async function serve(instance: ServiceNowInstance, faults?: FaultScript) {
    const served = await serveServiceNow({ instance, faults, now: () => NOW });
    opened.push(served.server);
    return served;
  }

  async function trialOf({ server }: ServedInstance, knex: Knex) {
    const trial = await Trial.start({
      knex,
      features: [feature],
      delivery: deliveryOf(server.url),
      now: NOW,
    });
    opened.push(trial);
    return trial;
  }

  /** What a run that nothing disturbs tells. */
  async function undisturbed(instance = filledInstance()) {
    const served = await serve(instance);
    const trial = await trialOf(served, await databases.init(databaseId));
    await trial.runSource(SOURCE);
    await trial.settle();
    return { trial, served, figures: await trial.figures() };
  }

  const eventsIn = async (knex: Knex) =>
    Number((await knex('event').count({ n: '*' }))[0].n);

  it('should tell the same through every fault, and an expired token', async () => {
    const clean = await undisturbed();
    expect(Object.keys(clean.figures).length).toBeGreaterThan(CHANGES);
    const every = everyFault({ every: 3 });
    const served = await serve(filledInstance(), (number, request) =>
      number === 8 ? unauthorized() : every(number, request),
    );
    const trial = await trialOf(served, await databases.init(databaseId));
    await trial.runSource(SOURCE);
    expect(await trial.sources()).toMatchObject([{ status: 'ok' }]);
    const statuses = new Set(served.server.requests.map(each => each.status));
    expect([...statuses]).toEqual(
      expect.arrayContaining([0, 200, 401, 403, 429, 502]),
    );
    await trial.settle();
    expect(await trial.figures()).toEqual(clean.figures);
  });

  it('should tell the same of webhooks in any order, and refuse forged ones', async () => {
    const clean = await undisturbed();
    const instance = filledInstance(5);
    const served = await serve(instance);
    const knex = await databases.init(databaseId);
    const trial = await trialOf(served, knex);
    await trial.runSource(SOURCE);
    const told: string[] = [];
    for (let number = 6; number <= CHANGES; number += 1) {
      const at = MONDAY + number * 12 * HOUR;
      told.push(wholeChange(instance, number, at));
    }
    const before = await eventsIn(knex);
    const bodyOf = (id: string) =>
      JSON.stringify({ table: 'change_request', sys_id: id });
    const forged = { 'x-delivery-token': 'guessed' };
    expect(await trial.webhook(SOURCE, bodyOf(told[0]), forged)).toBe(401);
    expect(await trial.webhook(SOURCE, bodyOf(told[0]), {})).toBe(401);
    expect(await eventsIn(knex)).toBe(before);
    for (const id of [...told.reverse(), ...told.slice(0, 9)]) {
      const sent = { 'x-delivery-token': SECRET };
      expect(await trial.webhook(SOURCE, bodyOf(id), sent)).toBe(202);
    }
    await trial.fulfil(SOURCE);
    const [source] = await trial.sources();
    expect(source.webhook).toMatchObject({ refused: 2, pendingWishes: 0 });
    await trial.settle();
    expect(await trial.figures()).toEqual(clean.figures);
  });

  it('should lose and repeat nothing when it is killed in the middle', async () => {
    const clean = await undisturbed();
    const served = await serve(filledInstance());
    const whole = clean.served.server.requests.length;
    const empty = await databases.init(databaseId);
    const { database, knex } = await openLasting(empty, opened);
    const killed = await runKilled({
      server: served.server,
      after: Math.ceil(whole / 2),
      database,
      module: MODULE,
      delivery: deliveryOf(served.server.url),
      source: SOURCE,
      now: NOW,
    });
    expect(killed).toBe(true);
    const trial = await trialOf(served, knex);
    await trial.runSource(SOURCE);
    await trial.settle();
    expect(await trial.figures()).toEqual(clean.figures);
    expect(await knex('event').countDistinct({ n: 'ext_id' })).toEqual(
      await knex('event').count({ n: '*' }),
    );
  });
});
