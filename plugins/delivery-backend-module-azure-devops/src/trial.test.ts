import { TestDatabases } from '@backstage/backend-test-utils';
import {
  AzureDevOpsOrganization,
  azureDevOpsToken,
  everyFault,
  FaultScript,
  ServedOrganization,
  serveAzureDevOps,
} from '@delivery-stack/vendor-replay';
import {
  Figures,
  openLasting,
  runKilled,
  Trial,
} from '@delivery-stack/vendor-replay/trial';
import {
  DAY,
  emptyOrganization,
  HOUR,
  MONDAY,
  openChange,
  startRun,
  wholeStory,
} from './__testUtils__/testOrganization';
import feature from './index';

// A whole backend is started several times; a busy machine takes its time.
jest.setTimeout(180_000);

const MODULE =
  '@delivery-stack/backstage-plugin-delivery-backend-module-azure-devops';
const SOURCE = 'azure-devops-main';
const SECRET = 'only the organization knows';
const NOW = MONDAY + 30 * DAY;
const STORIES = 6;

const storyAt = (number: number) => MONDAY + number * 36 * HOUR;

/** Stories of a week; the last ones are still under way. */
function filledOrganization(stories = STORIES): AzureDevOpsOrganization {
  const organization = emptyOrganization();
  for (let number = 1; number <= stories; number += 1) {
    wholeStory(organization, number, storyAt(number));
  }
  openChange(organization, 900, MONDAY + 20 * DAY);
  startRun(organization, 901, MONDAY + 20 * DAY);
  return organization;
}

const deliveryOf = (apiBaseUrl: string) => ({
  gates: [
    {
      id: 'production',
      function: 'operations',
      kind: 'approval',
      match: [{ source: 'azure-devops', environment: 'production' }],
    },
    {
      id: 'review',
      function: 'pod',
      kind: 'approval',
      match: [{ source: 'azure-devops', review: true }],
    },
    {
      id: 'agents',
      function: 'platform',
      kind: 'queue',
      match: [{ source: 'azure-devops', runner: '*' }],
    },
  ],
  sources: {
    azureDevOps: {
      main: {
        organization: 'harbour',
        apiBaseUrl,
        projects: ['Payments/ledger'],
        since: 'P10Y',
        requestTimeout: 'PT1S',
        webhooks: { secret: SECRET },
      },
    },
  },
});

/** Credentials as Backstage keeps them. */
const config = {
  integrations: {
    azure: [
      {
        host: 'dev.azure.com',
        credentials: [{ personalAccessToken: azureDevOpsToken }],
      },
    ],
  },
};

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
type Knex = Awaited<ReturnType<typeof databases.init>>;

describe.each(databases.eachSupportedId())('Azure DevOps on %p', databaseId => {
  const opened: Array<{ stop(): Promise<void> }> = [];

  const closeAll = async () => {
    for (const each of opened.splice(0).reverse()) {
      await each.stop();
    }
  };
  afterEach(closeAll);

  async function serve(
    organization: AzureDevOpsOrganization,
    faults?: FaultScript,
  ) {
    const served = await serveAzureDevOps({ organization, faults });
    opened.push(served.server);
    return served;
  }

  async function trialOf({ apiBaseUrl }: ServedOrganization, knex: Knex) {
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
    const served = await serve(filledOrganization());
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
    const every = everyFault({ every: 5 });
    const served = await serve(filledOrganization(), every);
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
    served.access.tokens.add(azureDevOpsToken);
    await trial.runSource(SOURCE);
    expect(await trial.sources()).toMatchObject([{ status: 'ok' }]);
    const statuses = new Set(served.server.requests.map(each => each.status));
    expect([...statuses]).toEqual(
      expect.arrayContaining([0, 200, 203, 403, 429, 502]),
    );
    await trial.settle();
    expect(await trial.figures()).toEqual(clean.figures);
  });

  it('should tell the same of webhooks in any order, and refuse forged ones', async () => {
    const organization = filledOrganization(2);
    const served = await serve(organization);
    const knex = await databases.init(databaseId);
    const trial = await trialOf(served, knex);
    await trial.runSource(SOURCE);
    const hooks: string[] = [];
    const [{ project }] = organization.repositories;
    const hook = (eventType: string, resource: unknown) =>
      JSON.stringify({ eventType, resource, resourceContainers: { project } });
    for (let number = 3; number <= STORIES; number += 1) {
      wholeStory(organization, number, storyAt(number));
      const { pullRequest } = organization.changes.get(number)!;
      const { build, approvals } = organization.runs.get(number)!;
      hooks.push(
        hook('git.pullrequest.merged', pullRequest),
        hook('build.complete', build),
        hook('ms.vss-pipelinechecks-events.approval-completed', {
          approval: approvals[0],
          run: { id: number },
        }),
      );
    }
    const before = await eventsIn(knex);
    const forged = { 'x-delivery-token': 'guessed' };
    expect(await trial.webhook(SOURCE, hooks[0], forged)).toBe(401);
    expect(await trial.webhook(SOURCE, hooks[0], {})).toBe(401);
    expect(await eventsIn(knex)).toBe(before);
    const password = Buffer.from(`azure:${SECRET}`).toString('base64');
    for (const body of [...hooks.reverse(), ...hooks.slice(0, 7)]) {
      const sent = { authorization: `Basic ${password}` };
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
    const served = await serve(filledOrganization());
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
