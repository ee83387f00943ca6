import { TestDatabases } from '@backstage/backend-test-utils';
import {
  everyFault,
  FaultScript,
  GitLabInstance,
  gitLabToken,
  GitLabProject,
  ServedGitLab,
  serveGitLab,
} from '@delivery-stack/vendor-replay';
import {
  Figures,
  openLasting,
  runKilled,
  Trial,
} from '@delivery-stack/vendor-replay/trial';
import { DAY, HOUR, MINUTE, MONDAY } from './__testUtils__/clock';
import { openChange } from './__testUtils__/testChanges';
import {
  changeHook,
  deploymentHook,
  jobHook,
  noteHook,
  pipelineHook,
} from './__testUtils__/testHooks';
import { emptyInstance, wholeStory } from './__testUtils__/testInstance';
import { startPipeline } from './__testUtils__/testPipelines';
import feature from './index';

// A whole backend is started several times; a busy machine takes its time.
jest.setTimeout(180_000);

const MODULE =
  '@delivery-stack/backstage-plugin-delivery-backend-module-gitlab';
const SOURCE = 'gitlab-main';
const SECRET = 'only the instance knows';
const NOW = MONDAY + 30 * DAY;
const STORIES = 6;

const storyAt = (number: number) => MONDAY + number * 36 * HOUR;

/** Stories of a week; the last ones are still under way. */
function filledInstance(stories = STORIES) {
  const filled = emptyInstance();
  for (let number = 1; number <= stories; number += 1) {
    wholeStory(filled.ledger, number, storyAt(number));
  }
  openChange(filled.ledger, 900, MONDAY + 20 * DAY);
  startPipeline(filled.ledger, 901, MONDAY + 20 * DAY);
  return filled;
}

const gate = (id: string, of: object, match: object) => ({
  id,
  match: [{ source: 'gitlab', ...match }],
  ...of,
});

const delivery = {
  gates: [
    gate(
      'production',
      { function: 'security', kind: 'approval' },
      { environment: 'production' },
    ),
    gate(
      'play',
      { function: 'operations', kind: 'approval' },
      { approval: 'to production' },
    ),
    gate(
      'rule',
      { function: 'security', kind: 'approval' },
      { approval: 'Security' },
    ),
    gate('review', { function: 'pod', kind: 'approval' }, { review: true }),
    gate('runners', { function: 'platform', kind: 'queue' }, { runner: '*' }),
  ],
  sources: {
    gitlab: {
      main: {
        host: 'gitlab.example.com',
        projects: ['bank/core/ledger'],
        since: 'P10Y',
        requestTimeout: 'PT1S',
        webhooks: { secret: SECRET },
      },
    },
  },
};

/** Address and credentials as Backstage keeps them. */
const configOf = (apiBaseUrl: string) => ({
  integrations: {
    gitlab: [{ host: 'gitlab.example.com', token: gitLabToken, apiBaseUrl }],
  },
});

/** What an instance sends of a story, from its beginning to its end. */
function hooksOf(held: GitLabProject, number: number): string[] {
  const end = storyAt(number) + DAY + 9 * MINUTE;
  return [
    changeHook(held, number, 'merge'),
    noteHook(held, number),
    jobHook(held, number, 0),
    pipelineHook(held, number),
    deploymentHook(held, number, ['running', end - 7 * MINUTE]),
    deploymentHook(held, number, ['success', end]),
  ].map(each => JSON.stringify(each));
}

/** Gates by name: rounds, and seconds that decided ones waited. */
const gatesOf = (figures: Figures) =>
  Object.entries(figures)
    .filter(([path]) => path.startsWith('/gates?'))
    .flatMap(([, { items }]: [string, any]) => items)
    .map(({ id, rounds, queue }) => [id, rounds, queue.sum])
    .sort();

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
type Knex = Awaited<ReturnType<typeof databases.init>>;

describe.each(databases.eachSupportedId())('GitLab on %p', databaseId => {
  const opened: Array<{ stop(): Promise<void> }> = [];

  const closeAll = async () => {
    for (const each of opened.splice(0).reverse()) {
      await each.stop();
    }
  };
  afterEach(closeAll);

  async function serve(instance: GitLabInstance, faults?: FaultScript) {
    const served = await serveGitLab({ instance, faults });
    opened.push(served.server);
    return served;
  }

  async function trialOf({ apiBaseUrl }: ServedGitLab, knex: Knex) {
    const trial = await Trial.start({
      knex,
      features: [feature],
      delivery,
      config: configOf(apiBaseUrl),
      now: NOW,
    });
    opened.push(trial);
    return trial;
  }

  /** What a run that nothing disturbs tells, and how much it asks. */
  let clean: { figures: Figures; requests: number };

  beforeAll(async () => {
    const served = await serve(filledInstance().instance);
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
    expect(gatesOf(clean.figures)).toEqual([
      // Came to at 15:12, approved at 05:00, played at 09:00, each time.
      ['play', STORIES, STORIES * 1_068 * 60],
      ['production', STORIES, STORIES * 828 * 60],
      // One of them still waits.
      ['review', 2 * STORIES + 1, STORIES * 3 * 3_600],
      ['rule', STORIES + 1, STORIES * 4 * 3_600],
      // Three jobs of 1, 2 and 2 minutes, and half an hour on the merge train.
      ['runners', 4 * STORIES, STORIES * 35 * 60],
    ]);
    const every = everyFault({ every: 5 });
    const served = await serve(filledInstance().instance, every);
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
    served.access.tokens.add(gitLabToken);
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
    const { instance, ledger } = filledInstance(2);
    const served = await serve(instance);
    const knex = await databases.init(databaseId);
    const trial = await trialOf(served, knex);
    await trial.runSource(SOURCE);
    const hooks: string[] = [];
    for (let number = 3; number <= STORIES; number += 1) {
      wholeStory(ledger, number, storyAt(number));
      hooks.push(...hooksOf(ledger, number));
    }
    const before = await eventsIn(knex);
    const forged = { 'x-gitlab-token': 'guessed' };
    expect(await trial.webhook(SOURCE, hooks[0], forged)).toBe(401);
    expect(await trial.webhook(SOURCE, hooks[0], {})).toBe(401);
    expect(await eventsIn(knex)).toBe(before);
    for (const body of [...hooks.reverse(), ...hooks.slice(0, 7)]) {
      const sent = { 'x-gitlab-token': SECRET };
      expect(await trial.webhook(SOURCE, body, sent)).toBe(202);
    }
    expect(await eventsIn(knex)).toBeGreaterThan(before);
    await trial.fulfil(SOURCE);
    const [source] = await trial.sources();
    expect(source.webhook).toMatchObject({ refused: 2, pendingWishes: 0 });
    await trial.settle();
    expect(await trial.figures()).toEqual(clean.figures);
  });

  it('should lose and repeat nothing when it is killed in the middle', async () => {
    const served = await serve(filledInstance().instance);
    const empty = await databases.init(databaseId);
    const { database, knex } = await openLasting(empty, opened);
    const killed = await runKilled({
      server: served.server,
      after: Math.ceil(clean.requests / 2),
      database,
      module: MODULE,
      delivery,
      config: configOf(served.apiBaseUrl),
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
