import { at, dataOf, told } from '../__testUtils__/told';
import {
  builtAndPlayed,
  bundle,
  changeHook,
  deploymentHook,
  hook,
  hookTime,
  jobHook,
  noteHook,
  pipeline,
  pipelineHook,
  remark,
  user,
} from './__testUtils__/payloads';
import { adaptGitLab } from './adaptGitLab';

const factsOf = (payload: unknown) => {
  const { facts, unrecognised } = adaptGitLab(payload);
  expect(unrecognised).toBeUndefined();
  return facts;
};

/** What a hook tells beside how the merge request stands. */
const stepsOf = (payload: unknown) =>
  told(factsOf(payload).filter(({ id }) => !/\/(created|updated)\b/.test(id)));

describe('a webhook', () => {
  it('of a merge request tells how it stands', () => {
    const facts = factsOf(changeHook('open'));
    expect(told(facts)).toEqual([
      '09:00 change.created',
      '12:00 change.updated',
    ]);
    expect(dataOf(facts, 'change.created')).toMatchObject({
      key: 'bank/ledger!12',
      author: { id: '1' },
    });
  });

  const changes = (field: string, previous: unknown, current: unknown) => ({
    changes: { [field]: { previous, current } },
  });
  const reviewer = (name: string, state = 'unreviewed', more: object = {}) => ({
    ...user(name),
    state,
    ...more,
  });

  it.each([
    ['approved', {}, {}, ['~12:00 change.reviewed']],
    ['approval', {}, {}, ['~12:00 change.reviewed']],
    ['unapproved', {}, {}, ['~12:00 change.reviewed']],
    ['merge', { state: 'merged' }, {}, ['~12:00 change.merged']],
    ['close', { state: 'closed' }, {}, ['~12:00 change.abandoned']],
    ['reopen', {}, {}, []],
    ['update', { oldrev: 'head1' }, {}, ['~12:00 change.updated']],
    ['update', {}, changes('draft', true, false), ['~12:00 change.readied']],
    [
      'update',
      {},
      changes('work_in_progress', false, true),
      ['~12:00 change.drafted'],
    ],
    [
      'update',
      {},
      changes('reviewers', [], [reviewer('ruth')]),
      ['~12:00 change.reviewrequested'],
    ],
    [
      'update',
      {},
      changes(
        'reviewers',
        [reviewer('ruth', 'requested_changes')],
        [reviewer('ruth')],
      ),
      ['~12:00 change.reviewrequested'],
    ],
    [
      'update',
      {},
      changes(
        'reviewers',
        [reviewer('ruth')],
        [reviewer('ruth', 'unreviewed', { re_requested: true })],
      ),
      ['~12:00 change.reviewrequested'],
    ],
    [
      'update',
      {},
      changes(
        'reviewers',
        [reviewer('ruth')],
        [reviewer('ruth', 'requested_changes')],
      ),
      ['~12:00 change.reviewed'],
    ],
    [
      'update',
      {},
      changes('reviewers', [reviewer('ruth')], [reviewer('ruth')]),
      [],
    ],
    ['update', {}, changes('title', 'a', 'b'), []],
  ])('of a merge request, %s %j %j', (action, more, rest, expected) => {
    expect(stepsOf(changeHook(action, more, rest))).toEqual(expected);
  });

  it('of a note is the note', () => {
    const [heard] = factsOf(noteHook());
    const fetched = factsOf(
      bundle([remark('10:00', 'ruth', { id: 701 })]),
    ).filter(({ type }) => type === 'change.commented');
    expect([heard]).toEqual(fetched);
  });

  it('of a note elsewhere is ignored', () => {
    const elsewhere = noteHook({ noteable_type: 'Issue' });
    expect(adaptGitLab(elsewhere).ignored).toMatch('not on a merge request');
  });

  it('of a pipeline tells it with its jobs, as fetched', () => {
    const heard = factsOf(pipelineHook(builtAndPlayed()));
    const fetched = factsOf({ pipeline: pipeline(), jobs: builtAndPlayed() });
    expect(told(heard)).toEqual(
      told(fetched).map(line =>
        line === '14:00 pipelinerun.started' ? `~${line}` : line,
      ),
    );
    const ids = new Set(fetched.map(({ id }) => id));
    expect(heard.filter(({ id }) => ids.has(id))).toEqual([]);
  });

  it('of a pipeline of a merge request names that', () => {
    const payload = {
      ...pipelineHook([], { ref: 'feature/pay-1-refund' }),
      merge_request: { id: 9012, iid: 12 },
    };
    const data = dataOf(factsOf(payload), 'pipelinerun.queued');
    expect([data.changes, data.branch]).toEqual([
      ['bank/ledger!12'],
      undefined,
    ]);
  });

  it('of a job tells it, and where it deploys', () => {
    const facts = factsOf(jobHook());
    expect(told(facts)).toEqual([
      '14:04 taskrun.queued',
      '14:05 taskrun.started',
      '14:10 taskrun.finished',
    ]);
    expect(dataOf(facts, 'taskrun.started')).toMatchObject({
      task: 'bank/ledger/jobs/800',
      run: 'bank/ledger/pipelines/70',
      environment: 'test',
      headSha: 'm1',
      branch: 'main',
    });
  });

  it('of a job that waits tells nothing yet', () => {
    const waiting = jobHook({
      build_status: 'created',
      build_started_at: null,
      build_finished_at: null,
      build_queued_duration: null,
    });
    expect(adaptGitLab(waiting)).toMatchObject({
      facts: [],
      ignored: expect.stringMatching('not come to yet'),
    });
  });

  it.each([
    ['running', 'deployment.statuschanged', 'inProgress'],
    ['success', 'service.deployed', 'success'],
    ['failed', 'deployment.statuschanged', 'failure'],
    ['canceled', 'deployment.statuschanged', 'inactive'],
    ['blocked', 'deployment.statuschanged', 'waiting'],
  ] as const)('of a deployment that is %s', (status, type, state) => {
    const facts = factsOf(deploymentHook(status));
    expect(told(facts)).toEqual([`16:10 ${type}`]);
    expect(dataOf(facts, type)).toMatchObject({
      key: 'bank/ledger/deployments/42',
      environment: 'production',
      sha: 'abcdef0123',
      state,
    });
  });

  it('of a deployment that somebody approved says who', () => {
    const payload = deploymentHook('approved', {
      approver: user('ruth'),
      approval: { status: 'approved', created_at: at('15:00'), comment: 'Go' },
    });
    expect(dataOf(factsOf(payload), 'approval.updated')).toMatchObject({
      environment: 'production',
      decision: 'approved',
      responder: { id: '2' },
      commented: true,
    });
  });

  it('of a deployment that is only created is not come to yet', () => {
    expect(adaptGitLab(deploymentHook('created')).ignored).toMatch('created');
  });

  it('of a push tells its commits, about when', () => {
    const payload = hook('push', {
      ref: 'refs/heads/main',
      commits: [
        {
          id: 'c1',
          message: 'PAY-1 Refund',
          timestamp: '2026-03-02T09:30:00+01:00',
          author: { name: 'Mia', email: 'mia@bank.example' },
        },
      ],
    });
    expect(told(factsOf(payload))).toEqual(['~08:30 commit.authored']);
  });

  it.each([
    hook('push', { ref: 'refs/heads/x', commits: [] }),
    hook('tag_push'),
    hook('issue', {
      object_attributes: { iid: 1, created_at: hookTime('09:00') },
    }),
    hook('release', { created_at: hookTime('09:00') }),
    hook('wiki_page'),
    hook('something_new'),
    { event_name: 'project_create', path_with_namespace: 'bank/x' },
    hook('constructor'),
  ])('is ignored on purpose: %j', payload => {
    const { facts, ignored, unrecognised } = adaptGitLab(payload);
    expect([facts, unrecognised]).toEqual([[], undefined]);
    expect(ignored).toMatch(/: /);
  });

  it.each([
    { object_kind: 'pipeline', object_attributes: { id: 1 } },
    hook('merge_request'),
    hook('deployment', { status: 'success' }),
  ])('that lacks what it should have is reported: %j', payload => {
    expect(adaptGitLab(payload).unrecognised).toMatch(/whole/);
  });

  it.each([
    [
      {
        project: undefined,
        repository: { homepage: 'http://10.0.0.1:3000/a/b/c' },
      },
      'gitlab:10.0.0.1:3000',
      'a/b/c',
    ],
    [{}, 'gitlab:gitlab.example.com', 'bank/ledger'],
  ])('says where it is: %j', (more, source, repository) => {
    const [fact] = factsOf({ ...jobHook(), ...more });
    expect([fact.source, fact.data]).toEqual([
      source,
      expect.objectContaining({ repository }),
    ]);
    const named = adaptGitLab(
      { ...jobHook(), ...more },
      { source: 'gitlab:main' },
    );
    expect(named.facts[0].source).toBe('gitlab:main');
  });
});
