import fc from 'fast-check';
import * as github from './__testUtils__/github';
import * as jira from './__testUtils__/jira';
import { describeSet, contractFaults } from './__testUtils__/setLaws';
import { at } from './__testUtils__/told';
import { Adaptation } from './adaptation';
import { adaptGitHub } from './github';
import { adaptJira } from './jira';

const merged = {
  state: 'closed',
  closed_at: at('13:00'),
  merged_at: at('13:00'),
  updated_at: at('13:00'),
  merge_commit_sha: 'm1',
};

/** One journey as fetched and as told by webhooks: the same occurrences more than once. */
const payloads: Array<() => Adaptation> = [
  () =>
    adaptJira({
      issues: [
        jira.issue(
          { customfield_1: [jira.approval()] },
          { changelog: jira.changelog() },
        ),
      ],
    }),
  () =>
    adaptJira({
      webhookEvent: 'jira:issue_updated',
      timestamp: Date.parse(at('11:00')),
      user: jira.account('mia'),
      issue: jira.issue(),
      changelog: { id: '32', items: jira.changelog().histories[0].items },
    }),
  () => adaptGitHub([github.pull()]),
  () =>
    adaptGitHub(
      github.webhook('closed', {
        number: 12,
        pull_request: github.pull(merged),
      }),
    ),
  () => adaptGitHub([github.review()]),
  () =>
    adaptGitHub(
      github.webhook('submitted', {
        review: github.review(),
        pull_request: github.pull(),
      }),
    ),
  () => adaptGitHub([github.comment()]),
  () => adaptGitHub([github.commit()], { pathHint: 'pulls/12/commits' }),
  () =>
    adaptGitHub({
      workflow_runs: [
        github.run(),
        github.run({
          run_attempt: 2,
          run_started_at: at('15:00'),
          updated_at: at('15:20'),
        }),
      ],
    }),
  () =>
    adaptGitHub(github.webhook('completed', { workflow_run: github.run() })),
  () => adaptGitHub({ jobs: [github.job()] }),
  () =>
    adaptGitHub(github.webhook('completed', { workflow_job: github.job() })),
  () => adaptGitHub([github.deployment()]),
  () =>
    adaptGitHub([
      github.status(1, 'waiting', '09:30'),
      github.status(2, 'in_progress', '11:00'),
      github.status(3, 'success', '11:10'),
    ]),
  () =>
    adaptGitHub(
      github.webhook('created', {
        deployment_status: github.status(3, 'success', '11:10'),
        deployment: github.deployment(),
      }),
    ),
  () => adaptGitHub([github.approval()], { pathHint: 'runs/70/approvals' }),
  () =>
    adaptGitHub([github.pending()], {
      pathHint: 'runs/70/pending_deployments',
    }),
];

describeSet({
  adapted: () => payloads.map(adapt => adapt()),
  people: /mia|ruth|otto|ines/,
});

describe('adapters on anything', () => {
  it('never throw, and keep the contract', () => {
    const names = fc.constantFrom(
      'action',
      'issue',
      'fields',
      'key',
      'changelog',
      'workflow_run',
      'deployment',
      'deployment_status',
      'pull_request',
      'review',
      'comment',
      'repository',
      'sender',
      'url',
      'html_url',
      'id',
      'run_id',
      'status',
      'head_sha',
      'event',
      'environments',
      'values',
      'created_at',
    );
    const anything = fc.letrec(tie => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(
          null,
          1,
          'https://api.github.com/repos/a/b/pulls/1',
          at('09:00'),
          true,
          'PAY-1',
        ),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(names, tie('any'), { maxKeys: 6 }),
      ),
    })).any;
    fc.assert(
      fc.property(anything, payload => {
        for (const { facts } of [
          adaptJira(payload),
          adaptGitHub(payload, { pathHint: 'runs/1/pulls/2' }),
        ]) {
          expect(contractFaults(facts)).toEqual([]);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
