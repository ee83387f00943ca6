import fc from 'fast-check';
import { describeAnything } from '../__testUtils__/anythingLaw';
import { describeSet } from '../__testUtils__/setLaws';
import {
  analysis,
  approval,
  checkRun,
  comment,
  commit,
  committedEvent,
  deployment,
  heldRun,
  job,
  letRun,
  pending,
  person,
  pull,
  review,
  run,
  status,
  timelineEvent,
  webhook,
} from '../__testUtils__/github';
import { at } from '../__testUtils__/told';
import { collectFacts } from '../collect';
import { adaptGitHub } from './adaptGitHub';

const merged = pull({
  state: 'closed',
  closed_at: at('13:00'),
  merged_at: at('13:00'),
  updated_at: at('13:00'),
  merge_commit_sha: 'm1',
});

const timeline = [
  committedEvent('head0', '08:30'),
  timelineEvent('ready_for_review', '09:30'),
  timelineEvent('review_requested', '09:35'),
  { ...comment(), event: 'commented' },
  { ...review(), event: 'reviewed', state: 'approved' },
  timelineEvent('head_ref_force_pushed', '11:30', { commit_id: 'head1' }),
  timelineEvent('added_to_merge_queue', '12:30'),
  timelineEvent('merged', '13:00'),
  timelineEvent('removed_from_merge_queue', '13:00'),
];

const statuses = [
  status(1, 'waiting', '09:30'),
  status(2, 'in_progress', '11:00'),
  status(3, 'success', '11:10'),
];

const held = heldRun({ id: 72 });
const let72 = letRun({ id: 72 });

const heldJob = {
  id: 702,
  environment: 'production',
  created_at: at('09:30'),
  updated_at: at('11:00'),
};

const ofPull = (action: string, clock: string) =>
  webhook(action, {
    number: 12,
    pull_request: pull({ updated_at: at(clock) }),
  });

/** Lists whose items may come in any number of pages, and alone. */
const lists: ReadonlyArray<readonly [unknown[], string]> = [
  [[pull(), merged], 'repos/harbour/pay/pulls'],
  [timeline, 'repos/harbour/pay/issues/12/timeline'],
  [[commit()], 'repos/harbour/pay/pulls/12/commits'],
  [[run(), held, let72], 'repos/harbour/pay/actions/runs'],
  [[job()], 'repos/harbour/pay/actions/runs/70/attempts/1/jobs'],
  [statuses, 'repos/harbour/pay/deployments/55/statuses'],
  [
    [checkRun(), checkRun({ id: 82, app: { slug: 'github-actions' } })],
    'repos/harbour/pay/commits/head1/check-runs',
  ],
  [[analysis()], 'repos/harbour/pay/code-scanning/analyses'],
  [[pending()], 'repos/harbour/pay/actions/runs/70/pending_deployments'],
];

const deployed = {
  deployment: deployment(),
  statuses,
  run: run(),
  approvals: [approval()],
  pending_deployments: [],
};

const heard = [
  ofPull('opened', '09:00'),
  ofPull('ready_for_review', '09:30'),
  ofPull('review_requested', '09:35'),
  ofPull('synchronize', '11:30'),
  ofPull('enqueued', '12:30'),
  ofPull('dequeued', '13:00'),
  webhook('closed', { number: 12, pull_request: merged }),
  webhook('submitted', { review: review(), pull_request: pull() }),
  webhook('completed', { workflow_run: run() }),
  webhook('completed', { workflow_run: held }),
  webhook('requested', { workflow_run: let72 }),
  webhook('completed', { workflow_job: job() }),
  webhook('completed', { check_run: checkRun() }),
  webhook('created', {
    deployment_status: statuses[2],
    deployment: deployment(),
    workflow_run: run(),
  }),
  webhook('requested', {
    environment: 'production',
    requestor: person('ines'),
    since: at('09:30'),
    workflow_job_run: heldJob,
    workflow_run: run(),
  }),
  webhook('approved', {
    approver: person('ruth'),
    comment: '',
    since: at('09:30'),
    workflow_job_runs: [heldJob],
    workflow_run: run(),
  }),
];

const bundles = [
  { run: let72, attempts: [held] },
  deployed,
  {
    ...deployed,
    statuses: statuses.slice(0, 1),
    approvals: [],
    pending_deployments: [pending()],
  },
];

const adapted = () => [
  ...lists.map(([list, pathHint]) => adaptGitHub(list, { pathHint })),
  ...heard.map(payload => adaptGitHub(payload)),
  ...bundles.map(payload => adaptGitHub(payload)),
  adaptGitHub([approval()], { pathHint: 'runs/70/approvals' }),
];

describeSet({ adapted, people: /\b(ines|ruth|otto|stranger)\b/ });

describe('pages of a list', () => {
  it('say nothing that the whole does not say, however they are cut', () => {
    const pages = fc.constantFrom(...lists).chain(([list, pathHint]) =>
      fc.nat(list.length).map(place => ({
        list,
        pathHint,
        parts: [list.slice(0, place), list.slice(place)],
      })),
    );
    fc.assert(
      fc.property(pages, ({ list, pathHint, parts }) => {
        const whole = collectFacts([adaptGitHub(list, { pathHint })]);
        const again = collectFacts(
          [list, ...parts].map(each => adaptGitHub(each, { pathHint })),
        );
        expect(again.facts).toEqual(whole.facts);
        expect(again.conflicting).toBe(0);
      }),
    );
  });
});

describe('an enterprise', () => {
  it('is told by the context where nothing in the payload names its host', () => {
    const bare = (value: unknown): unknown =>
      JSON.parse(JSON.stringify(value), (name, each) =>
        /url$/.test(name) ? undefined : each,
      );
    const context = { source: 'github:ghe.example' };
    for (const [list, pathHint] of lists) {
      const { facts } = adaptGitHub(bare(list), { ...context, pathHint });
      expect(
        facts.filter(({ source }) => source !== 'github:ghe.example'),
      ).toEqual([]);
    }
  });
});

describeAnything({
  adapt: payload =>
    adaptGitHub(payload, {
      pathHint: 'repos/harbour/pay/actions/runs/70/issues/12',
    }),
  fields: `
    action deployment statuses run attempts approvals
    pending_deployments environment environments protection_rules type
    wait_timer wait_timer_started_at reviewers check_run check_suite app
    slug name id number run_id event status state conclusion head_sha
    sha commit_sha analysis_key tool ref started_at completed_at
    created_at updated_at run_started_at run_attempt submitted_at
    pull_requests pull_request workflow_run workflow_job
    workflow_job_run review comment user actor committer date since
    repository sender full_name url html_url deployment_url log_url`.trim(),
  values: [
    'waiting',
    'completed',
    'action_required',
    'committed',
    'https://api.github.com/repos/a/b/deployments/1',
    'https://github.com/a/b/actions/runs/1/job/2',
    at('09:00'),
  ],
  known: [...lists.map(([list]) => list), ...heard, ...bundles],
});
