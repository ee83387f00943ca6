import { describeAnything } from '../__testUtils__/anythingLaw';
import { describeSet } from '../__testUtils__/setLaws';
import { at } from '../__testUtils__/told';
import { Adaptation } from '../adaptation';
import {
  approval,
  builtAndPlayed,
  bundle,
  changeHook,
  commit,
  deployment,
  deploymentHook,
  environmentRule,
  jobHook,
  merged,
  mergeRequest,
  note,
  noteHook,
  pipeline,
  pipelineHook,
  remark,
  rule,
  summary,
} from './__testUtils__/payloads';
import { adaptGitLab } from './adaptGitLab';

const notes = [
  note('09:05', 'requested review from @ruth', 'mia'),
  remark('10:00', 'ruth', { id: 701 }),
  note('10:30', 'requested changes', 'ruth'),
  note('11:00', 'added 1 commit\n\n<ul><li>0a1b2c3d - Once</li></ul>', 'mia'),
  note('11:30', 'approved this merge request', 'ruth'),
  note('12:00', 'started a merge train', 'mia'),
];

const asked = {
  status: 'blocked',
  updated_at: at('14:10'),
  approval_summary: summary(environmentRule()),
};

const approved = {
  approval_summary: summary(
    environmentRule({
      deployment_approvals: [
        approval('15:00', 'ruth'),
        approval('15:30', 'otto'),
      ],
    }),
  ),
};

/** One journey as fetched, fetched again, heard and exported. */
const payloads: unknown[] = [
  changeHook('open'),
  noteHook(),
  [mergeRequest()],
  bundle(notes.slice(0, 3), { rules: [rule()] }),
  bundle(notes, { change: merged(), rules: [rule()], commits: [commit()] }),
  merged(),
  changeHook('merge', {
    state: 'merged',
    updated_at: '2026-03-02 13:00:01 UTC',
  }),
  pipelineHook(
    builtAndPlayed({
      status: 'manual',
      started_at: null,
      finished_at: null,
      queued_duration: null,
    }),
    { status: 'manual', finished_at: null },
  ),
  jobHook(),
  pipelineHook(builtAndPlayed()),
  pipeline(),
  { pipeline: pipeline(), jobs: builtAndPlayed() },
  builtAndPlayed(),
  deploymentHook('blocked'),
  { deployment: deployment(asked), jobs: builtAndPlayed().slice(0, 1) },
  deploymentHook('success'),
  { deployment: deployment(approved), jobs: builtAndPlayed() },
  deployment(),
];

const context = { pathHint: 'projects/bank%2Fledger/deployments' };

const adapted = (): Adaptation[] =>
  payloads.map(payload => adaptGitLab(payload, context));

describeSet({ adapted, people: /\b(mia|ruth|otto|ines)\b/ });

describeAnything({
  adapt: payload =>
    adaptGitLab(payload, {
      pathHint: 'projects/bank%2Fledger/merge_requests/12/notes',
    }),
  fields: `
    object_kind object_attributes merge_request pipeline deployment
    deployable environment project builds jobs notes changes reviewers
    current approvals approval_summary rules approved_by author user id
    iid name stage status state source_branch target_branch body system
    created_at updated_at started_at finished_at queued_duration web_url
    sha ref when path_with_namespace deployment_id status_changed_at
    commits short_id authored_date`.trim(),
  values: [
    'merge_request',
    'pipeline',
    'success',
    'blocked',
    'https://gitlab.example.com/a/b/-/jobs/1',
    at('09:00'),
  ],
  known: payloads,
});
