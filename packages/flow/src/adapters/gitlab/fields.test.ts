import { describeFixtures } from '../../events/__testUtils__/fixtures';
import {
  changedAt,
  describeFields,
  FieldSample,
  listedPaths,
} from '../__testUtils__/fieldLaws';
import { parseInstant } from '../../events/instant';
import { at } from '../__testUtils__/told';
import { isRecord } from '../reading';
import {
  approval,
  approvalState,
  builtAndPlayed,
  changeHook,
  commit,
  deployment,
  deploymentHook,
  environmentRule,
  hook,
  hookTime,
  job,
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
  user,
} from './__testUtils__/payloads';
import { adaptGitLab } from './adaptGitLab';
import { ListedKind, unusedPaths, usedPaths } from './fields';

/** Names of fields that tell a decision, or how long something took. */
const DECISION =
  /status|state$|^(draft|work_in_progress|system|action|when|manual|approved|approvals_required|required_approvals|resolved|retried|allow_failure|re_requested|rule_type|failure_reason)$|duration$|approval_count$/;

const PERSON = /(eligible_approvers|approved_by)\.id$/;

const isTelling = (path: string, value: unknown) =>
  PERSON.test(path) ||
  (!isRecord(value) && DECISION.test(path.split('.').at(-1)!)) ||
  DECISION.test(path.split('.').at(-2) ?? '') ||
  (typeof value === 'string' && parseInstant(value) !== undefined);

/** Every path below a value that holds a time or names a decision. */
function tellingPaths(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(each => tellingPaths(each, path));
  }
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([name, each]) =>
      tellingPaths(each, `${path}${path && '.'}${name}`),
    );
  }
  return value !== null && isTelling(path, value) ? [path] : [];
}

type Sample = FieldSample<ListedKind>;

const approves = (clock: string, by: string) =>
  note(clock, 'approved this merge request', by);

const approvals = [approves('10:00', 'ruth'), approves('11:00', 'ines')];

const slow = { queued_duration: 9_000 };

const samples: Sample[] = [
  {
    kind: 'mergeRequest',
    objects: [
      mergeRequest({
        merge_status: 'can_be_merged',
        detailed_merge_status: 'mergeable',
        prepared_at: at('09:01'),
      }),
      mergeRequest({ draft: undefined, work_in_progress: true }),
      merged(),
      mergeRequest({ state: 'closed', closed_at: at('15:00') }),
    ],
  },
  {
    kind: 'note',
    objects: [
      approves('10:00', 'ruth'),
      remark('10:00', 'ruth', { resolved: true, resolved_at: at('11:00') }),
    ],
  },
  { kind: 'commit', objects: [commit()] },
  {
    kind: 'rule',
    objects: [
      rule({ approvals_required: 2, approved_by: [user('ines')] }),
      rule({ rule_type: 'any_approver', eligible_approvers: [user('ruth')] }),
    ],
    within: object => ({
      merge_request: mergeRequest(),
      notes: approvals,
      approval_state: approvalState(object),
    }),
  },
  { kind: 'pipeline', objects: [pipeline()] },
  {
    kind: 'job',
    objects: [
      job(805, ['deploy', 'x'], { when: 'manual', retried: false }),
      job(805, ['deploy', 'x'], {
        status: 'failed',
        failure_reason: 'api_failure',
      }),
      job(805, ['deploy', 'x'], {
        when: 'manual',
        started_at: null,
        queued_duration: null,
        downstream_pipeline: {
          id: 99,
          status: 'success',
          created_at: at('15:00'),
          updated_at: at('16:00'),
        },
      }),
    ],
    within: object => [...builtAndPlayed(), object],
  },
  {
    kind: 'deployment',
    objects: [
      deployment({
        status: 'blocked',
        pending_approval_count: 1,
        approvals: [approval('15:00', 'ruth')],
      }),
      deployment({
        pending_approval_count: 0,
        approvals: [approval('15:00', 'ruth')],
      }),
      deployment({
        approval_summary: summary(
          environmentRule({
            required_approvals: 1,
            deployment_approvals: [approval('15:00', 'ruth')],
          }),
        ),
      }),
    ],
  },
  {
    kind: 'train',
    objects: [
      {
        merge_request: { iid: 12, web_url: mergeRequest().web_url },
        user: user('mia'),
        target_branch: 'main',
        status: 'merged',
        created_at: at('12:00'),
        updated_at: at('13:30'),
        merged_at: at('13:00'),
      },
    ],
  },
  {
    kind: 'changeHook',
    objects: [
      changeHook(
        'approved',
        {
          merge_status: 'unchecked',
          detailed_merge_status: 'mergeable',
          prepared_at: hookTime('09:01'),
          last_edited_at: hookTime('11:00'),
          state_id: 1,
        },
        {
          changes: {
            draft: { previous: true, current: false },
            updated_at: {
              previous: hookTime('11:00'),
              current: hookTime('12:00'),
            },
            reviewers: {
              previous: [
                { ...user('ruth'), state: 'unreviewed' },
                { ...user('otto'), state: 'unreviewed' },
              ],
              current: [
                { ...user('otto'), state: 'unreviewed' },
                {
                  ...user('ruth'),
                  state: 'requested_changes',
                  re_requested: false,
                },
              ],
            },
          },
        },
      ),
      changeHook(
        'update',
        { draft: undefined, work_in_progress: true },
        {
          changes: {
            reviewers: {
              previous: [{ ...user('ruth'), state: 'unreviewed' }],
              current: [
                { ...user('ruth'), state: 'unreviewed', re_requested: true },
              ],
            },
          },
        },
      ),
    ],
  },
  {
    kind: 'noteHook',
    objects: [
      noteHook(),
      noteHook({ system: true, note: 'requested changes' }),
    ],
  },
  {
    kind: 'pipelineHook',
    objects: [
      pipelineHook(builtAndPlayed()),
      pipelineHook([job(800, ['build', 'compile'], slow)]),
      pipelineHook(
        builtAndPlayed({
          when: undefined,
          manual: true,
          status: 'failed',
          failure_reason: 'api_failure',
        }),
      ),
    ],
  },
  {
    kind: 'jobHook',
    objects: [
      jobHook(),
      jobHook({ build_queued_duration: slow.queued_duration }),
      jobHook({ build_status: 'failed', build_failure_reason: 'api_failure' }),
    ],
  },
  {
    kind: 'deploymentHook',
    objects: [
      deploymentHook('success'),
      deploymentHook('approved', {
        approver: user('ruth'),
        approval: { status: 'approved', created_at: at('15:00') },
      }),
    ],
  },
  {
    kind: 'pushHook',
    objects: [
      hook('push', {
        user: undefined,
        commits: [{ id: 'c1', timestamp: at('09:30') }],
      }),
    ],
  },
];

const context = { pathHint: 'projects/bank%2Fledger/merge_requests/12/notes' };

describeFields({
  samples,
  usedPaths,
  unusedPaths,
  tellingPaths,
  changed: changedAt,
  adapt: payload => adaptGitLab(payload, context),
});

/** What the files of the fixtures hold, by name; others are not read at all. */
const files: ReadonlyArray<readonly [RegExp, ListedKind]> = [
  [/get_merge_request/, 'mergeRequest'],
  [/merge_request\.json/, 'changeHook'],
  [/pipeline\.json/, 'pipelineHook'],
  [/(build|job)\.json/, 'jobHook'],
  [/deployment\.json/, 'deploymentHook'],
  [/push\.json/, 'pushHook'],
];

describeFixtures('gitlab', fixtures => {
  it('has all payloads', () => {
    expect(fixtures).toHaveLength(10);
  });

  it.each(fixtures.map(({ path, json }) => [path, json]))(
    'has every time and decision of %s listed, or says why it is not used',
    (path, json) => {
      const { facts, ignored, unrecognised } = adaptGitLab(json);
      expect(unrecognised).toBeUndefined();
      const kind = files.find(([pattern]) => pattern.test(path))?.[1];
      expect(Boolean(kind ? facts.length || ignored : ignored)).toBe(true);
      const telling = kind ? tellingPaths(json) : [];
      expect(
        telling.filter(
          each =>
            !listedPaths({ usedPaths, unusedPaths }, kind!).includes(each),
        ),
      ).toEqual([]);
    },
  );
});
