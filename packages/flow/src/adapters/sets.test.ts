import { describeAnything } from './__testUtils__/anythingLaw';
import * as github from './__testUtils__/github';
import * as jira from './__testUtils__/jira';
import { describeSet } from './__testUtils__/setLaws';
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

describeAnything({
  adapt: payload =>
    adaptJira(payload, {
      pathHint: 'PAY-12/changelog.json',
      needField: 'customfield_1',
      epicField: 'customfield_2',
      riskField: 'customfield_3',
    }),
  fields: `
    issue issues fields key id self summary status statusCategory name
    issuetype project parent components labels created updated resolutiondate
    changelog histories items values field fieldId from fromString to toString
    author accountId emailAddress accountType comment comments body approvals
    approvers approver finalDecision approverDecision completedDate createdDate
    remotelinks object url globalId issuelinks type inwardIssue outwardIssue
    webhookEvent timestamp user issue_event_type_name customfield_1
    customfield_2 customfield_3`.trim(),
  values: ['PAY-1', 'status', 'approved', 1_772_442_000_000, at('09:00')],
  known: [
    jira.issue(
      { customfield_1: [jira.approval()] },
      { changelog: jira.changelog() },
    ),
    { issues: [jira.issue({}, { changelog: jira.changelog() })] },
    {
      webhookEvent: 'jira:issue_updated',
      timestamp: Date.parse(at('11:00')),
      user: jira.account('mia'),
      issue: jira.issue(),
      changelog: { id: '32', items: jira.changelog().histories[0].items },
    },
    jira.issue({
      customfield_2: 'PAY-1',
      customfield_3: { value: 'High' },
      parent: { key: 'PAY-2', fields: { issuetype: { name: 'Feature' } } },
      subtasks: [{ id: '10013', key: 'PAY-13', fields: { summary: 'A part' } }],
      issuelinks: [
        { type: { outward: 'blocks' }, outwardIssue: { key: 'PAY-14' } },
      ],
      comment: {
        total: 1,
        comments: [
          { id: '7', created: at('10:00'), author: jira.account('mia') },
        ],
      },
    }),
    { values: jira.changelog().histories },
    { values: [jira.approval()] },
    jira.approval(),
  ],
});
