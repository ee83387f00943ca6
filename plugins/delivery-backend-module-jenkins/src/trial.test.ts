import { TestDatabases } from '@backstage/backend-test-utils';
import {
  everyFault,
  FaultScript,
  JenkinsController,
  jenkinsUser,
  ServedController,
  serveJenkins,
} from '@delivery-stack/vendor-replay';
import {
  Figures,
  openLasting,
  runKilled,
  Trial,
} from '@delivery-stack/vendor-replay/trial';
import { CODE_HOST, codeHost } from './__testUtils__/codeHost';
import {
  DAY,
  DEPLOY,
  deployed,
  deploymentStages,
  emptyController,
  endRun,
  HOUR,
  MAIN,
  MINUTE,
  MONDAY,
  startRun,
} from './__testUtils__/testController';
import feature from './index';

// A whole backend is started several times; a busy machine takes its time.
jest.setTimeout(180_000);

const MODULE =
  '@delivery-stack/backstage-plugin-delivery-backend-module-jenkins';
const SOURCE = 'jenkins-main';
const SECRET = 'only Jenkins knows';
const NOW = MONDAY + 60 * DAY;
/** More than are stored together. */
const STORIES = 25;

const storyAt = (number: number) => MONDAY + number * 36 * HOUR;
const decidedAt = (number: number) => storyAt(number) + 5 * HOUR;

const merges = new Map(
  Array.from({ length: STORIES + 1 }, (_, at) => [
    at + 1,
    storyAt(at + 1) - 10 * MINUTE,
  ]),
);

/** A run that was let through, and what it started. */
function endStory(controller: JenkinsController, number: number): void {
  endRun(controller, number, decidedAt(number));
  const upstream = { job: MAIN, number };
  const after = decidedAt(number) + HOUR;
  controller.putBuild(DEPLOY, number, deployed(number, after, upstream));
}

/** Stories of some weeks; the last run still waits. */
function filledController(stories = STORIES): JenkinsController {
  const controller = emptyController();
  for (let number = 1; number <= stories; number += 1) {
    startRun(controller, number, storyAt(number));
    endStory(controller, number);
  }
  if (stories === STORIES) {
    startRun(controller, STORIES + 1, storyAt(STORIES + 1));
  }
  return controller;
}

const deliveryOf = (baseUrl: string) => ({
  gates: [
    {
      id: 'production',
      function: 'operations',
      kind: 'approval',
      match: [{ source: 'jenkins', environment: 'production' }],
    },
    {
      id: 'agents',
      function: 'platform',
      kind: 'queue',
      match: [{ source: 'jenkins', runner: '*' }],
    },
  ],
  sources: {
    jenkins: {
      main: {
        baseUrl,
        ...jenkinsUser,
        projects: ['bank'],
        deploymentStages,
        since: 'P10Y',
        requestTimeout: 'PT1S',
        webhooks: { secret: SECRET },
      },
    },
  },
});

/** What the Notification plugin sends. */
const notification = (job: string, number: number, phase: string) => {
  const path = job
    .split('/')
    .map(name => `job/${encodeURIComponent(name)}/`)
    .join('');
  return JSON.stringify({
    name: job.split('/').at(-1),
    url: path,
    build: {
      full_url: `https://ci.harbour.example/jenkins/${path}${number}/`,
      number,
      phase,
      url: `${path}${number}/`,
    },
  });
};

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
type Knex = Awaited<ReturnType<typeof databases.init>>;

describe.each(databases.eachSupportedId())('Jenkins on %p', databaseId => {
  const opened: Array<{ stop(): Promise<void> }> = [];

  const closeAll = async () => {
    for (const each of opened.splice(0).reverse()) {
      await each.stop();
    }
  };
  afterEach(closeAll);

  async function serve(controller: JenkinsController, faults?: FaultScript) {
    const served = await serveJenkins({ controller, faults });
    opened.push(served.server);
    return served;
  }

  async function trialOf({ baseUrl }: ServedController, knex: Knex) {
    const trial = await Trial.start({
      knex,
      features: [feature, codeHost(merges)],
      delivery: deliveryOf(baseUrl),
      now: NOW,
    });
    opened.push(trial);
    await trial.runSource(CODE_HOST);
    return trial;
  }

  /** What a run that nothing disturbs tells, and how much it asks. */
  let clean: { figures: Figures; requests: number };

  beforeAll(async () => {
    const served = await serve(filledController());
    const trial = await trialOf(served, await databases.init(databaseId));
    await trial.runSource(SOURCE);
    await trial.settle();
    const requests = served.server.requests.length;
    clean = { figures: await trial.figures(), requests };
    await closeAll();
  });

  const eventsIn = async (knex: Knex) =>
    Number((await knex('event').count({ n: '*' }))[0].n);

  const stateOf = async (trial: Trial) =>
    (await trial.sources()).find(({ id }) => id === SOURCE);

  it('should know what the stories say', () => {
    const texts = JSON.stringify(clean.figures);
    expect(Object.keys(clean.figures).length).toBeGreaterThan(STORIES);
    expect(texts).toContain('"production"');
    expect(texts).toContain('"agents"');
    const gate = Object.entries(clean.figures).find(([path]) =>
      path.startsWith('/gates/production'),
    )![1];
    // Each waited from 20 minutes after it began until the decision.
    expect(JSON.stringify(gate)).toContain(String(5 * 3_600 - 20 * 60));
  });

  it('should tell the same through every fault, and an expired token', async () => {
    const served = await serve(filledController(), everyFault({ every: 5 }));
    const trial = await trialOf(served, await databases.init(databaseId));
    const { username, apiToken } = jenkinsUser;
    let renewed = false;
    served.server.onRequest(() => {
      if (!renewed && served.server.requests.length === 40) {
        served.access.users.clear();
      }
    });
    await trial.runSource(SOURCE).catch(() => {});
    expect(await stateOf(trial)).toMatchObject({
      problems: [{ code: 'unauthorized' }],
    });
    renewed = true;
    served.access.users.set(username, apiToken);
    await trial.runSource(SOURCE);
    expect(await stateOf(trial)).toMatchObject({ status: 'ok' });
    const statuses = new Set(served.server.requests.map(each => each.status));
    expect([...statuses]).toEqual(
      expect.arrayContaining([0, 200, 401, 403, 429, 502, 503]),
    );
    await trial.settle();
    expect(await trial.figures()).toEqual(clean.figures);
  });

  it('should tell the same of notifications in any order, and refuse forged ones', async () => {
    const controller = filledController(2);
    const served = await serve(controller);
    const knex = await databases.init(databaseId);
    const trial = await trialOf(served, knex);
    await trial.runSource(SOURCE);
    const before = await eventsIn(knex);
    const forged = notification(MAIN, 1, 'FINALIZED');
    const guessed = { 'x-delivery-token': 'guessed' };
    expect(await trial.webhook(SOURCE, forged, guessed)).toBe(401);
    expect(await trial.webhook(SOURCE, forged, {})).toBe(401);
    expect(await eventsIn(knex)).toBe(before);
    const basic = Buffer.from(`jenkins:${SECRET}`).toString('base64');
    const send = async (bodies: string[]) => {
      for (const body of bodies) {
        const sent = { authorization: `Basic ${basic}` };
        expect(await trial.webhook(SOURCE, body, sent)).toBe(202);
      }
    };
    for (let number = 3; number <= 6; number += 1) {
      startRun(controller, number, storyAt(number));
    }
    await send([4, 3, 3].map(number => notification(MAIN, number, 'STARTED')));
    await trial.fulfil(SOURCE);
    expect(await eventsIn(knex)).toBeGreaterThan(before);
    for (let number = 3; number <= STORIES; number += 1) {
      startRun(controller, number, storyAt(number));
      endStory(controller, number);
    }
    startRun(controller, STORIES + 1, storyAt(STORIES + 1));
    // What they say is the same in any order: which build, and nothing of it.
    const late = [6, 4, 5, 3, 4].flatMap(number => [
      notification(DEPLOY, number, 'FINALIZED'),
      notification(MAIN, number, 'COMPLETED'),
      notification(MAIN, number, 'STARTED'),
    ]);
    await send(late);
    await trial.fulfil(SOURCE);
    expect(await stateOf(trial)).toMatchObject({
      status: 'ok',
      webhook: { refused: 2, pendingWishes: 0 },
    });
    await trial.settle();
    expect(await trial.figures()).toEqual(clean.figures);
  });

  it('should lose and repeat nothing when it is killed in the middle', async () => {
    const served = await serve(filledController());
    const empty = await databases.init(databaseId);
    const { database, knex } = await openLasting(empty, opened);
    const killed = await runKilled({
      server: served.server,
      // Some builds are stored by then, and some are not.
      after: Math.ceil(clean.requests * 0.8),
      database,
      module: MODULE,
      delivery: deliveryOf(served.baseUrl),
      source: SOURCE,
      now: NOW,
    });
    expect(killed).toBe(true);
    const cursors = await knex('source_memory').where('key', 'like', 'jobs/%');
    const left = await eventsIn(knex);
    const trial = await trialOf(served, knex);
    const before = served.server.requests.length;
    await trial.runSource(SOURCE);
    // It was the middle: something was remembered, and something was left to do.
    expect(cursors.length).toBeGreaterThan(0);
    expect(await eventsIn(knex)).toBeGreaterThan(left);
    expect(served.server.requests.length - before).toBeLessThan(clean.requests);
    await trial.settle();
    expect(await trial.figures()).toEqual(clean.figures);
    expect(await knex('event').countDistinct({ n: 'ext_id' })).toEqual(
      await knex('event').count({ n: '*' }),
    );
  });
});
