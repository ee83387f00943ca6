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
  },
);
