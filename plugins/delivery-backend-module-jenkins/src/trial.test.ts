import {
  everyFault,
  JenkinsController,
  jenkinsUser,
  serveJenkins,
} from '@delivery-stack/vendor-replay';
import {
  atRequest,
  describeTrials,
  itSurvivesKills,
  itTakesWebhooks,
  itWithstandsFaults,
  storedEvents,
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

const SOURCE = 'jenkins-main';
const SECRET = 'only Jenkins knows';
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

/** What is sent of some stories; of each of them the last first. */
const notificationsOf = (numbers: number[]) =>
  numbers.flatMap(number => [
    notification(DEPLOY, number, 'FINALIZED'),
    notification(MAIN, number, 'COMPLETED'),
    notification(MAIN, number, 'STARTED'),
  ]);

/** Everything from a story on. */
function goOn(controller: JenkinsController, from: number): void {
  for (let number = from; number <= STORIES; number += 1) {
    startRun(controller, number, storyAt(number));
    endStory(controller, number);
  }
  startRun(controller, STORIES + 1, storyAt(STORIES + 1));
}

const password = Buffer.from(`jenkins:${SECRET}`).toString('base64');
const sign = () => ({ authorization: `Basic ${password}` });

describeTrials(
  {
    vendor: 'Jenkins',
    module: '@delivery-stack/backstage-plugin-delivery-backend-module-jenkins',
    features: [feature, codeHost(merges)],
    source: SOURCE,
    otherSources: [CODE_HOST],
    stories: STORIES,
    now: MONDAY + 60 * DAY,
    fill: filledController,
    serve: (controller, faults) => serveJenkins({ controller, faults }),
    delivery: ({ baseUrl }) => deliveryOf(baseUrl),
  },
  bench => {
    it('should know what the stories say', async () => {
      const { figures } = await bench.undisturbed();
      const texts = JSON.stringify(figures);
      expect(texts).toContain('"production"');
      expect(texts).toContain('"agents"');
      const gate = Object.entries(figures).find(([path]) =>
        path.startsWith('/gates/production'),
      )![1];
      // Each waited from 20 minutes after it began until the decision.
      expect(JSON.stringify(gate)).toContain(String(5 * 3_600 - 20 * 60));
    });

    itWithstandsFaults(bench, {
      faults: () => everyFault({ every: 5 }),
      statuses: [0, 200, 401, 403, 429, 502, 503],
      expire: ({ server, access }) => {
        const { username, apiToken } = jenkinsUser;
        atRequest(server, 40, () => access.users.clear());
        return () => access.users.set(username, apiToken);
      },
    });

    itTakesWebhooks(bench, {
      begin: () => filledController(2),
      goOn: controller => {
        goOn(controller, 3);
        return notificationsOf([6, 4, 5, 3]);
      },
      sign,
      forge: () => [{ 'x-delivery-token': 'guessed' }],
      tellsFacts: false,
    });

    it('should tell the same of runs that were seen under way, and not of all', async () => {
      const { figures } = await bench.undisturbed();
      const controller = filledController(2);
      const knex = await bench.database();
      const trial = await bench.start(await bench.serve(controller), knex);
      await trial.runSource(SOURCE);
      const { all } = await storedEvents(knex);
      const send = async (bodies: string[]) => {
        for (const body of bodies) {
          expect(await trial.webhook(SOURCE, body, sign())).toBe(202);
        }
        await trial.fulfil(SOURCE);
      };
      for (let number = 3; number <= 6; number += 1) {
        startRun(controller, number, storyAt(number));
      }
      await send([4, 3, 3].map(each => notification(MAIN, each, 'STARTED')));
      expect((await storedEvents(knex)).all).toBeGreaterThan(all);
      goOn(controller, 3);
      // What they say is the same in any order: which build, and nothing of it.
      await send(notificationsOf([6, 4, 5, 3, 4]));
      expect(await bench.stateOf(trial)).toMatchObject({
        status: 'ok',
        webhook: { refused: 0, pendingWishes: 0 },
      });
      expect(await bench.figuresOf(trial)).toEqual(figures);
    });

    // Some builds are stored by then, and some are not.
    const after = (requests: number) => [Math.ceil(requests * 0.8)];
    itSurvivesKills(bench, { after });

    it('should go on from what it remembers when it is killed', async () => {
      const { requests } = await bench.undisturbed();
      const served = await bench.serve();
      const { database, knex } = await bench.lastingDatabase();
      const [count] = after(requests);
      const killed = await bench.kill(served, { database, after: count });
      expect(killed).toBe(true);
      const cursors = await knex('source_memory').where(
        'key',
        'like',
        'jobs/%',
      );
      expect(cursors.length).toBeGreaterThan(0);
      const trial = await bench.start(served, knex);
      const before = served.server.requests.length;
      await trial.runSource(SOURCE);
      expect(served.server.requests.length - before).toBeLessThan(requests);
    });
  },
);
