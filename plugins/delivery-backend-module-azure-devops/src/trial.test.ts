import {
  AzureDevOpsOrganization,
  azureDevOpsToken,
  everyFault,
  serveAzureDevOps,
} from '@delivery-stack/vendor-replay';
import {
  atRequest,
  describeTrials,
  itSurvivesKills,
  itTakesWebhooks,
  itWithstandsFaults,
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

const SECRET = 'only the organization knows';
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

/** What a service hook of each kind sends of a story. */
function hooksOf(
  { repositories, changes, runs }: AzureDevOpsOrganization,
  number: number,
): string[] {
  const [{ project }] = repositories;
  const hook = (eventType: string, resource: unknown) =>
    JSON.stringify({ eventType, resource, resourceContainers: { project } });
  const { pullRequest } = changes.get(number)!;
  const { build, approvals } = runs.get(number)!;
  return [
    hook('git.pullrequest.merged', pullRequest),
    hook('build.complete', build),
    hook('ms.vss-pipelinechecks-events.approval-completed', {
      approval: approvals[0],
      run: { id: number },
    }),
  ];
}

const password = Buffer.from(`azure:${SECRET}`).toString('base64');

describeTrials(
  {
    vendor: 'Azure DevOps',
    module:
      '@delivery-stack/backstage-plugin-delivery-backend-module-azure-devops',
    features: [feature],
    source: 'azure-devops-main',
    stories: STORIES,
    now: MONDAY + 30 * DAY,
    fill: filledOrganization,
    serve: (organization, faults) => serveAzureDevOps({ organization, faults }),
    delivery: ({ apiBaseUrl }) => deliveryOf(apiBaseUrl),
    config: () => config,
  },
  bench => {
    itWithstandsFaults(bench, {
      faults: () => everyFault({ every: 5 }),
      statuses: [0, 200, 203, 403, 429, 502],
      expire: ({ server, access }) => {
        atRequest(server, 20, () => access.tokens.clear());
        return () => access.tokens.add(azureDevOpsToken);
      },
    });

    itTakesWebhooks(bench, {
      begin: () => filledOrganization(2),
      goOn: organization => {
        const hooks: string[] = [];
        for (let number = 3; number <= STORIES; number += 1) {
          wholeStory(organization, number, storyAt(number));
          hooks.push(...hooksOf(organization, number));
        }
        return hooks;
      },
      sign: () => ({ authorization: `Basic ${password}` }),
      forge: () => [{ 'x-delivery-token': 'guessed' }],
      tellsFacts: true,
    });

    itSurvivesKills(bench, { after: requests => [Math.ceil(requests / 2)] });
  },
);
