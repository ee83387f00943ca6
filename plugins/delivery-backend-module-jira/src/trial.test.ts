import { TestDatabases } from '@backstage/backend-test-utils';
import {
  everyFault,
  FaultScript,
  issueWebhook,
  JiraSite,
  ServedSite,
  serveJira,
  signedWebhook,
} from '@delivery-stack/vendor-replay';
import {
  openLasting,
  runKilled,
  Trial,
} from '@delivery-stack/vendor-replay/trial';
import { connectionTo } from './__testUtils__/connected';
import {
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  statuses,
  Step,
  ticket,
  wholeTicket,
} from './__testUtils__/tickets';
import feature from './index';

// A whole backend is started several times; a busy machine takes its time.
jest.setTimeout(180_000);

const MODULE = '@delivery-stack/backstage-plugin-delivery-backend-module-jira';
const SOURCE = 'jira-main';
const SECRET = 'only the site knows';
const NOW = MONDAY + 60 * DAY;
const TICKETS = 52;

const created = (number: number) => MONDAY + number * 6 * HOUR;

/** Decided at once, with or without a word. */
const hasty = (number: number): Step[] => [
  { at: created(number) + DAY, to: 'review' },
  { at: created(number) + DAY + MINUTE, to: 'done' },
];

function theTicket(number: number) {
  if (number % 5 === 0) {
    const comments = number % 2 ? [] : [created(number) + DAY + 30_000];
    return ticket(number, {
      created: created(number),
      steps: hasty(number),
      comments,
    });
  }
  return wholeTicket(number, { created: created(number) });
}

/** A site as it stands when so many of its tickets are made. */
function filledSite(
  deployment: 'cloud' | 'dataCenter',
  tickets = TICKETS,
): JiraSite {
  const site = JiraSite.create({
    deployment,
    statuses: Object.values(statuses),
  });
  for (let number = 1; number <= tickets; number += 1) {
    site.put(theTicket(number));
  }
  // One that a search cuts off, sent back again and again, and still open.
  const steps = Array.from({ length: 60 }, (_, place): Step => {
    const at = created(1) + place * HOUR;
    return { at, to: place % 2 ? 'work' : 'review' };
  });
  site.put(ticket(900, { created: MONDAY, steps }));
  return site;
}

const deliveryOf = (served: ServedSite) => ({
  gates: [
    {
      id: 'security-review',
      function: 'security',
      kind: 'approval',
      match: [
        {
          source: 'jira',
          status: 'Security review',
          returnsTo: 'In progress',
        },
      ],
    },
  ],
  sources: {
    jira: {
      main: connectionTo(served, {
        since: 'P10Y',
        requestTimeout: 'PT1S',
        webhooks: { secret: SECRET },
      }),
    },
  },
});

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
type Knex = Awaited<ReturnType<typeof databases.init>>;

describe.each(databases.eachSupportedId())('Jira on %p', databaseId => {
  const opened: Array<{ stop(): Promise<void> }> = [];

  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) {
      await each.stop();
    }
  });

  async function serve(site: JiraSite, faults?: FaultScript) {
    const served = await serveJira({ site, faults });
    opened.push(served.server);
    return served;
  }

  async function trialOf(served: ServedSite, knex: Knex) {
    const trial = await Trial.start({
      knex,
      features: [feature],
      delivery: deliveryOf(served),
      now: NOW,
    });
    opened.push(trial);
    return trial;
  }

  const told = new Map<string, ReturnType<typeof tell>>();

  /** What a run that nothing disturbs tells; the same whichever test asks. */
  function undisturbed(
    deployment: 'cloud' | 'dataCenter' = 'cloud',
    tickets = TICKETS,
  ) {
    const key = `${deployment} ${tickets}`;
    const known = told.get(key) ?? tell(filledSite(deployment, tickets));
    told.set(key, known);
    return known;
  }

  async function tell(site: JiraSite) {
    const served = await serve(site);
    const trial = await trialOf(served, await databases.init(databaseId));
    await trial.runSource(SOURCE);
    const requests = served.server.requests.length;
    await trial.settle();
    return { figures: await trial.figures(), requests };
  }

  const eventsIn = async (knex: Knex) =>
    Number((await knex('event').count({ n: '*' }))[0].n);

  // The API differs, and the store does not care: one of them twice is enough.
  const deployments =
    databaseId === 'SQLITE_3'
      ? (['cloud', 'dataCenter'] as const)
      : (['cloud'] as const);

  it.each(deployments)(
    'should tell the same through every fault, and an expired token (%s)',
    async deployment => {
      const clean = await undisturbed(deployment);
      expect(Object.keys(clean.figures).length).toBeGreaterThan(TICKETS);
      const served = await serve(
        filledSite(deployment),
        everyFault({ every: 2 }),
      );
      const { access, server } = served;
      const trial = await trialOf(served, await databases.init(databaseId));
      const good = [...access.accepted];
      let expired = false;
      server.onRequest(({ target, status }) => {
        if (!expired && target.includes('search') && status === 200) {
          expired = true;
          access.accepted.clear();
        }
      });
      await trial.runSource(SOURCE);
      expect(await trial.sources()).toMatchObject([
        { status: 'failed', problems: [{ code: 'unauthorized' }] },
      ]);
      good.forEach(each => access.accepted.add(each));
      await trial.runSource(SOURCE);
      expect(await trial.sources()).toMatchObject([{ status: 'ok' }]);
      const seen = new Set(server.requests.map(each => each.status));
      expect([...seen]).toEqual(
        expect.arrayContaining([0, 200, 401, 403, 429, 502]),
      );
      await trial.settle();
      expect(await trial.figures()).toEqual(clean.figures);
    },
  );

  it('should tell the same of webhooks in any order, and refuse forged ones', async () => {
    const clean = await undisturbed();
    const site = filledSite('cloud', 20);
    const served = await serve(site);
    const knex = await databases.init(databaseId);
    const trial = await trialOf(served, knex);
    await trial.runSource(SOURCE);
    const sent = [];
    for (let number = 21; number <= TICKETS; number += 1) {
      site.put(theTicket(number));
      sent.push(
        issueWebhook(theTicket(number), 'jira:issue_updated'),
        issueWebhook(theTicket(number), 'jira:issue_created'),
      );
    }
    const send = async (body: object, secret: string) => {
      const signed = signedWebhook(body, secret);
      return trial.webhook(SOURCE, signed.body, signed.headers);
    };
    const before = await eventsIn(knex);
    expect(await send(sent[0], 'guessed')).toBe(401);
    expect(await trial.webhook(SOURCE, JSON.stringify(sent[0]), {})).toBe(401);
    expect(await eventsIn(knex)).toBe(before);
    for (const body of [...sent.reverse(), ...sent.slice(0, 9)]) {
      expect(await send(body, SECRET)).toBe(202);
    }
    await trial.fulfil(SOURCE);
    const [source] = await trial.sources();
    expect(source.webhook).toMatchObject({ refused: 2, pendingWishes: 0 });
    await trial.settle();
    expect(await trial.figures()).toEqual(clean.figures);
  });

  it('should lose and repeat nothing when it is killed in the middle', async () => {
    // Pages enough that some are stored while the last one is asked for.
    const clean = await undisturbed('cloud', 2 * TICKETS);
    const served = await serve(filledSite('cloud', 2 * TICKETS));
    const empty = await databases.init(databaseId);
    const { database, knex } = await openLasting(empty, opened);
    const killed = await runKilled({
      server: served.server,
      after: clean.requests - 1,
      database,
      module: MODULE,
      delivery: deliveryOf(served),
      source: SOURCE,
      now: NOW,
    });
    expect(killed).toBe(true);
    const stored = await eventsIn(knex);
    const trial = await trialOf(served, knex);
    await trial.runSource(SOURCE);
    expect(stored).toBeGreaterThan(0);
    expect(await eventsIn(knex)).toBeGreaterThan(stored);
    await trial.settle();
    expect(await trial.figures()).toEqual(clean.figures);
    expect(await knex('event').countDistinct({ n: 'ext_id' })).toEqual(
      await knex('event').count({ n: '*' }),
    );
  });
});
