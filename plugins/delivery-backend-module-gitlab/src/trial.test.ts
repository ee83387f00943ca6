import {
  everyFault,
  GitLabProject,
  gitLabToken,
  serveGitLab,
} from '@delivery-stack/vendor-replay';
import {
  atRequest,
  describeTrials,
  Figures,
  itSurvivesKills,
  itTakesWebhooks,
  itWithstandsFaults,
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

const SECRET = 'only the instance knows';
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

describeTrials(
  {
    vendor: 'GitLab',
    module: '@delivery-stack/backstage-plugin-delivery-backend-module-gitlab',
    features: [feature],
    source: 'gitlab-main',
    stories: STORIES,
    now: MONDAY + 30 * DAY,
    fill: filledInstance,
    serve: ({ instance }, faults) => serveGitLab({ instance, faults }),
    delivery: () => delivery,
    config: ({ apiBaseUrl }) => configOf(apiBaseUrl),
  },
  bench => {
    it('should tell how long each gate was waited at', async () => {
      const { figures } = await bench.undisturbed();
      expect(gatesOf(figures)).toEqual([
        // Came to at 15:12, approved at 05:00, played at 09:00, each time.
        ['play', STORIES, STORIES * 1_068 * 60],
        ['production', STORIES, STORIES * 828 * 60],
        // One of them still waits.
        ['review', 2 * STORIES + 1, STORIES * 3 * 3_600],
        ['rule', STORIES + 1, STORIES * 4 * 3_600],
        // Three jobs of 1, 2 and 2 minutes, and half an hour on the merge train.
        ['runners', 4 * STORIES, STORIES * 35 * 60],
      ]);
    });

    itWithstandsFaults(bench, {
      faults: () => everyFault({ every: 5 }),
      statuses: [0, 200, 401, 403, 429, 502],
      expire: ({ server, access }) => {
        atRequest(server, 20, () => access.tokens.clear());
        return () => access.tokens.add(gitLabToken);
      },
    });

    itTakesWebhooks(bench, {
      begin: () => filledInstance(2),
      goOn: ({ ledger }) => {
        const hooks: string[] = [];
        for (let number = 3; number <= STORIES; number += 1) {
          wholeStory(ledger, number, storyAt(number));
          hooks.push(...hooksOf(ledger, number));
        }
        return hooks;
      },
      sign: () => ({ 'x-gitlab-token': SECRET }),
      forge: () => [{ 'x-gitlab-token': 'guessed' }],
      tellsFacts: true,
    });

    itSurvivesKills(bench, { after: requests => [Math.ceil(requests / 2)] });
  },
);
