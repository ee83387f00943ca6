import {
  everyFault,
  GitHubHost,
  gitHubToken,
  hangUp,
  rateLimit403,
  rateLimit429,
  serveGitHub,
  serverError,
  silence,
  truncate,
} from '@delivery-stack/vendor-replay';
import {
  atRequest,
  describeTrials,
  itSurvivesKills,
  itTakesWebhooks,
  itWithstandsFaults,
} from '@delivery-stack/vendor-replay/trial';
import { addAlert, addAnalysis, closeAlert } from './__testUtils__/alerts';
import { LISTS } from './__testUtils__/alertSource';
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

const SECRET = 'only the host knows';
const STORIES = 6;

const storyAt = (number: number) => MONDAY + number * 36 * HOUR;

/** Alerts of every list, some older than what is read, some closed. */
function addAlerts(host: GitHubHost): void {
  for (const list of LISTS) {
    addAlert(ledgerOf(host), list, { number: 1, at: MONDAY - 4_000 * DAY });
    addAlert(ledgerOf(host), list, { number: 2, at: MONDAY });
    const fixed = addAlert(ledgerOf(host), list, { number: 3, at: MONDAY });
    closeAlert(fixed, 'fixed', MONDAY + DAY);
  }
  addAnalysis(ledgerOf(host), 1, { at: MONDAY });
}

/** Stories of a week; the last ones are still under way. */
function filledHost(stories = STORIES): GitHubHost {
  const host = emptyHost();
  for (let number = 1; number <= stories; number += 1) {
    wholeStory(host, number, storyAt(number));
  }
  addChange(ledgerOf(host), 900, MONDAY + 20 * DAY);
  startRun(ledgerOf(host), 901, MONDAY + 20 * DAY);
  deployRun(ledgerOf(host), 901, MONDAY + 20 * DAY + HOUR);
  addAlerts(host);
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

describeTrials(
  {
    vendor: 'GitHub',
    module: '@delivery-stack/backstage-plugin-delivery-backend-module-github',
    features: [feature],
    source: 'github-main',
    stories: STORIES,
    now: MONDAY + 30 * DAY,
    fill: filledHost,
    serve: (host, script) => serveGitHub({ host, faults: script }),
    delivery: ({ apiBaseUrl }) => deliveryOf(apiBaseUrl),
    config: () => config,
  },
  bench => {
    itWithstandsFaults(bench, {
      faults: () => everyFault({ every: 5, faults }),
      statuses: [0, 200, 401, 403, 429, 502],
      expire: ({ server, access }) => {
        atRequest(server, 20, () => access.tokens.clear());
        return () => access.tokens.add(gitHubToken);
      },
    });

    itTakesWebhooks(bench, {
      begin: () => filledHost(2),
      goOn: host => {
        const hooks: string[] = [];
        for (let number = 3; number <= STORIES; number += 1) {
          wholeStory(host, number, storyAt(number));
          hooks.push(...webhooksOf(ledgerOf(host), number));
        }
        return hooks;
      },
      sign: body => signed(body, SECRET),
      forge: (body, another) => [
        signed(body, 'guessed'),
        signed(another, SECRET),
      ],
      tellsFacts: true,
    });

    itSurvivesKills(bench, { after: requests => [Math.ceil(requests / 2)] });

    it('should store how each alert stands, and who looked when', async () => {
      const served = await bench.serve(filledHost(1));
      const knex = await bench.database();
      const trial = await bench.start(served, knex);
      await trial.runSource('github-main');
      expect(
        await knex('finding').orderBy([
          'kind',
          'opened_ms',
          { column: 'state', order: 'desc' },
        ]),
      ).toMatchObject(
        ['code', 'dependency', 'secret'].flatMap(kind =>
          ['open', 'open', 'fixed'].map(state => ({ kind, state })),
        ),
      );
      const scans = await knex('scan').orderBy('kind');
      expect(scans.map(({ kind, tool }) => [kind, tool])).toEqual([
        ['code', 'CodeQL'],
        ['dependency', 'Dependabot'],
        ['secret', 'GitHub secret scanning'],
      ]);
      expect(Number(scans[0].time_ms)).toBe(MONDAY);
    });
  },
);
