import { TestDatabases } from '@backstage/backend-test-utils';
import {
  everyFault,
  FaultScript,
  GitHubHost,
  gitHubToken,
  hangUp,
  rateLimit403,
  rateLimit429,
  ServedHost,
  serveGitHub,
  serverError,
  silence,
  truncate,
} from '@delivery-stack/vendor-replay';
import {
  Figures,
  openLasting,
  runKilled,
  Trial,
} from '@delivery-stack/vendor-replay/trial';
import { addChange } from './__testUtils__/changes';
import { deployRun, startRun } from './__testUtils__/deliveries';
import {
  emptyHost,
  LEDGER,
  ledgerOf,
  wholeStory,
} from './__testUtils__/testHost';
import { DAY, HOUR, MONDAY } from './__testUtils__/wire';
import { signed, webhooksOf } from './__testUtils__/webhooks';
import feature from './index';

// A whole backend is started several times; a busy machine takes its time.
jest.setTimeout(180_000);

const MODULE =
  '@delivery-stack/backstage-plugin-delivery-backend-module-github';
const SOURCE = 'github-main';
const SECRET = 'only the host knows';
const NOW = MONDAY + 30 * DAY;
const STORIES = 6;

const storyAt = (number: number) => MONDAY + number * 36 * HOUR;

/** Stories of a week; the last ones are still under way. */
function filledHost(stories = STORIES): GitHubHost {
  const host = emptyHost();
  for (let number = 1; number <= stories; number += 1) {
    wholeStory(host, number, storyAt(number));
  }
  addChange(ledgerOf(host), 900, MONDAY + 20 * DAY);
  startRun(ledgerOf(host), 901, MONDAY + 20 * DAY);
  deployRun(ledgerOf(host), 901, MONDAY + 20 * DAY + HOUR);
  return host;
}

const deliveryOf = (apiBaseUrl: string) => ({
  gates: [
    {
      id: 'production',
      function: 'operations',
      kind: 'approval',
      match: [{ source: 'github', environment: 'production' }],
    },
    {
      id: 'review',
      function: 'pod',
      kind: 'approval',
      match: [{ source: 'github', review: true }],
    },
    {
      id: 'licences',
      function: 'compliance',
      kind: 'evaluation',
      match: [{ source: 'github', check: 'licence scan' }],
    },
    {
      id: 'runners',
      function: 'platform',
      kind: 'queue',
      match: [{ source: 'github', runner: '*' }],
    },
  ],
  sources: {
    github: {
      main: {
        apiBaseUrl,
        projects: [LEDGER],
        since: 'P10Y',
        requestTimeout: 'PT1S',
        webhooks: { secret: SECRET },
      },
    },
  },
});

/** Credentials as Backstage keeps them. */
const config = {
  integrations: { github: [{ host: 'github.com', token: gitHubToken }] },
};

/** Waits of a second: the shortest that GitHub asks for. */
const faults = [
  () => rateLimit429(1),
  serverError,
  truncate,
  () => rateLimit403(1),
  hangUp,
  () => serverError(503),
  silence,
];

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
type Knex = Awaited<ReturnType<typeof databases.init>>;

describe.each(databases.eachSupportedId())('GitHub on %p', databaseId => {
  const opened: Array<{ stop(): Promise<void> }> = [];

  const closeAll = async () => {
    for (const each of opened.splice(0).reverse()) {
      await each.stop();
    }
  };
  afterEach(closeAll);

  async function serve(host: GitHubHost, script?: FaultScript) {
    const served = await serveGitHub({ host, faults: script });
    opened.push(served.server);
    return served;
  }

  async function trialOf({ apiBaseUrl }: ServedHost, knex: Knex) {
    const trial = await Trial.start({
      knex,
      features: [feature],
      delivery: deliveryOf(apiBaseUrl),
      config,
      now: NOW,
    });
    opened.push(trial);
    return trial;
  }

  /** What a run that nothing disturbs tells, and how much it asks. */
  let clean: { figures: Figures; requests: number };

  beforeAll(async () => {
    const served = await serve(filledHost());
    const trial = await trialOf(served, await databases.init(databaseId));
    await trial.runSource(SOURCE);
    await trial.settle();
    const requests = served.server.requests.length;
    clean = { figures: await trial.figures(), requests };
    await closeAll();
  });

  const eventsIn = async (knex: Knex) =>
    Number((await knex('event').count({ n: '*' }))[0].n);

  it('should tell the same through every fault, and an expired token', async () => {
    expect(Object.keys(clean.figures).length).toBeGreaterThan(STORIES);
    const every = everyFault({ every: 5, faults });
    const served = await serve(filledHost(), every);
    const trial = await trialOf(served, await databases.init(databaseId));
    let renewed = false;
    served.server.onRequest(() => {
      if (!renewed && served.server.requests.length === 20) {
        served.access.tokens.clear();
      }
    });
    await trial.runSource(SOURCE).catch(() => {});
    expect(await trial.sources()).toMatchObject([
      { problems: [{ code: 'unauthorized' }] },
    ]);
    renewed = true;
    served.access.tokens.add(gitHubToken);
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
    const host = filledHost(2);
    const served = await serve(host);
    const knex = await databases.init(databaseId);
    const trial = await trialOf(served, knex);
    await trial.runSource(SOURCE);
    const hooks: string[] = [];
    for (let number = 3; number <= STORIES; number += 1) {
      wholeStory(host, number, storyAt(number));
      hooks.push(...webhooksOf(ledgerOf(host), number));
    }
    const before = await eventsIn(knex);
    const forged = signed(hooks[0], 'guessed');
    expect(await trial.webhook(SOURCE, hooks[0], forged)).toBe(401);
    expect(await trial.webhook(SOURCE, hooks[0], {})).toBe(401);
    const other = signed(hooks[1], SECRET);
    expect(await trial.webhook(SOURCE, hooks[0], other)).toBe(401);
    expect(await eventsIn(knex)).toBe(before);
    for (const body of [...hooks.reverse(), ...hooks.slice(0, 7)]) {
      const sent = signed(body, SECRET);
      expect(await trial.webhook(SOURCE, body, sent)).toBe(202);
    }
    expect(await eventsIn(knex)).toBeGreaterThan(before);
    await trial.fulfil(SOURCE);
    const [source] = await trial.sources();
    expect(source.webhook).toMatchObject({ refused: 3, pendingWishes: 0 });
    await trial.settle();
    expect(await trial.figures()).toEqual(clean.figures);
  });

  it('should lose and repeat nothing when it is killed in the middle', async () => {
    const served = await serve(filledHost());
    const empty = await databases.init(databaseId);
    const { database, knex } = await openLasting(empty, opened);
    const killed = await runKilled({
      server: served.server,
      after: Math.ceil(clean.requests / 2),
      database,
      module: MODULE,
      delivery: deliveryOf(served.apiBaseUrl),
      config,
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
