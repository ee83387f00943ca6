import { at, dataOf, told } from '../__testUtils__/told';
import {
  approvalState,
  bundle,
  commit,
  merged,
  mergeRequest,
  note,
  remark,
  rule,
  user,
} from './__testUtils__/payloads';
import { adaptGitLab } from './adaptGitLab';

const NOTES = 'projects/bank%2Fledger/merge_requests/12/notes';

const factsOf = (payload: unknown, pathHint = NOTES) => {
  const { facts, unrecognised } = adaptGitLab(payload, { pathHint });
  expect(unrecognised).toBeUndefined();
  return facts;
};

describe('a merge request', () => {
  it('says when it was created, how it stands, and where it is', () => {
    const facts = factsOf(mergeRequest());
    expect(told(facts)).toEqual([
      '09:00 change.created',
      '12:00 change.updated',
    ]);
    expect(facts[0].source).toBe('gitlab:gitlab.example.com');
    expect(dataOf(facts, 'change.updated')).toEqual({
      key: 'bank/ledger!12',
      repository: 'bank/ledger',
      title: 'PAY-1 Refund twice',
      branch: 'feature/pay-1-refund',
      base: 'main',
      draft: false,
      state: 'open',
      author: { id: '1' },
      url: 'https://gitlab.example.com/bank/ledger/-/merge_requests/12',
    });
  });

  it.each([
    [{ merge_commit_sha: 'm1', squash_commit_sha: 's1' }, 'm1'],
    [{ merge_commit_sha: null, squash_commit_sha: 's1' }, 's1'],
    [{ merge_commit_sha: null, squash_commit_sha: null }, 'head1'],
  ])('that was merged says by which commit: %j', (more, mergeSha) => {
    expect(dataOf(factsOf(merged(more)), 'change.merged')).toMatchObject({
      mergeSha,
      headSha: 'head1',
      base: 'main',
    });
  });

  it('that was closed says when, and is open again when it was reopened', () => {
    const closed = mergeRequest({ state: 'closed', closed_at: at('15:00') });
    expect(told(factsOf(closed))).toContain('15:00 change.abandoned');
    const reopened = mergeRequest({ state: 'opened', closed_at: at('15:00') });
    expect(told(factsOf(reopened))).not.toContain('15:00 change.abandoned');
  });

  it.each([
    [['mia'], 2],
    [['author:mia'], 2],
    [['branch:feature/*'], 2],
    [['title:PAY-*'], 1],
    [['label:payments'], 1],
    [['somebody'], 0],
  ])('is the scaffolder’s by %j', (scaffolderAuthors, count) => {
    const { facts } = adaptGitLab(mergeRequest(), { scaffolderAuthors });
    expect(facts.filter(fact => 'scaffolded' in fact.data)).toHaveLength(count);
  });

  it.each([
    ['project_7_bot_1a2b', [], true],
    ['service_account_42', [], true],
    ['renovate', ['renovate'], true],
    ['mia', [], undefined],
  ])('of %s is a bot’s: %j', (username, bots, bot) => {
    const change = mergeRequest({ author: { id: 5, username } });
    const { facts } = adaptGitLab(change, { bots });
    expect(dataOf(facts, 'change.created').author).toEqual({ id: '5', bot });
  });
});

describe('notes', () => {
  it.each([
    ['requested review from @ruth and @otto', 'change.reviewrequested'],
    ['marked this merge request as **draft**', 'change.drafted'],
    ['marked this merge request as **draft** from abc123', 'change.drafted'],
    ['marked this merge request as **ready**', 'change.readied'],
    ['marked as a **Work In Progress**', 'change.drafted'],
    ['unmarked as a **Work In Progress**', 'change.readied'],
    ['approved this merge request', 'change.reviewed'],
    ['unapproved this merge request', 'change.reviewed'],
    ['requested changes', 'change.reviewed'],
    ['added 2 commits', 'change.updated'],
    ['started a merge train', 'taskrun.queued'],
    [
      'added this merge request to the merge train at position 2',
      'taskrun.queued',
    ],
    [
      'removed this merge request from the merge train because it is a draft',
      'taskrun.finished',
    ],
    ['reopened', 'change.updated'],
  ])('%s gives %s', (body, type) => {
    expect(told(factsOf(note('10:00', body, 'ruth')))).toEqual([
      `10:00 ${type}`,
    ]);
  });

  it.each([
    'changed the description',
    'assigned to @ruth',
    'mentioned in commit 1a2b3c',
    'enabled an automatic merge when the pipeline succeeds',
    'Approved this merge request, says somebody',
  ])('%s gives nothing, on purpose', body => {
    expect(
      adaptGitLab(note('10:00', body, 'ruth'), { pathHint: NOTES }),
    ).toMatchObject({
      facts: [],
      ignored: expect.stringMatching('system note'),
    });
  });

  it.each([
    ['approved this merge request', 'approved'],
    ['requested changes', 'changesRequested'],
    ['unapproved this merge request', 'dismissed'],
    [
      'reset approvals from @ruth and @otto by pushing to the branch',
      'dismissed',
    ],
  ])('%s is a review that %s', (body, state) => {
    const facts = factsOf(note('10:00', body, 'ruth'));
    expect(dataOf(facts, 'change.reviewed')).toEqual({
      key: 'bank/ledger!12',
      repository: 'bank/ledger',
      reviewer: { id: '2' },
      state,
    });
  });

  it('name the newest commit of a push', () => {
    const body =
      'added 3 commits\n\n<ul><li>0a1b2c3d...4e5f6a7b - 2 commits from branch <code>main</code></li><li>9c8d7e6f - Refund</li></ul>\n\n[Compare](/x)';
    const facts = factsOf(note('10:00', body, 'mia'));
    expect(dataOf(facts, 'change.updated').headSha).toBe('9c8d7e6f');
  });

  it('of people are comments, and the author’s own is no review', () => {
    const facts = factsOf(
      bundle([remark('10:00', 'ruth'), remark('10:30', 'mia')]),
    );
    const comments = facts.filter(({ type }) => type === 'change.commented');
    expect(comments.map(({ data }) => data)).toMatchObject([
      { reviewer: { id: '2' }, commented: true, state: 'commented' },
      { reviewer: { id: '1' }, byAuthor: true },
    ]);
  });

  it('say which merge request they are on, or their path does', () => {
    const lost = note('10:00', 'requested changes', 'ruth', {
      noteable_iid: undefined,
    });
    expect(adaptGitLab(lost).unrecognised).toMatch(
      /which merge request|project/,
    );
    const path = 'projects/bank%2Fledger/merge_requests/12/notes?page=1';
    const [fact] = factsOf([lost], path);
    expect(fact.data).toMatchObject({ key: 'bank/ledger!12' });
    const thread = { id: 't', individual_note: false, notes: [lost] };
    expect(factsOf([thread], path)).toEqual([fact]);
  });

  it('on an issue are none of ours', () => {
    const elsewhere = remark('10:00', 'ruth', { noteable_type: 'Issue' });
    const context = { pathHint: 'projects/bank%2Fledger/issues/12/notes' };
    expect(adaptGitLab(elsewhere, context).ignored).toBeDefined();
  });
});

describe('a merge train', () => {
  const on = note('12:00', 'started a merge train', 'mia');
  const off = note(
    '12:20',
    'removed this merge request from the merge train',
    'mia',
  );
  const again = note(
    '12:40',
    'added this merge request to the merge train at position 2',
    'mia',
  );
  const turns = (payload: unknown) =>
    told(factsOf(payload)).filter(line => line.includes('taskrun'));

  it('is a queue, which the merge ends', () => {
    expect(turns(bundle([on], { change: merged() }))).toEqual([
      '12:00 taskrun.queued',
      '13:00 taskrun.finished',
    ]);
    const facts = factsOf(bundle([on, off, again], { change: merged() }));
    const ends = facts.filter(({ type }) => type === 'taskrun.finished');
    expect(ends.map(({ data }: any) => data.outcome).sort()).toEqual([
      'cancel',
      'success',
    ]);
  });

  it('that was left is not what merged', () => {
    expect(turns(bundle([on, off], { change: merged() }))).toEqual([
      '12:00 taskrun.queued',
      '12:20 taskrun.finished',
    ]);
  });

  it('is listed with the same facts', () => {
    const car = {
      id: 1,
      merge_request: { id: 9012, iid: 12, web_url: mergeRequest().web_url },
      user: user('mia'),
      target_branch: 'main',
      status: 'merged',
      created_at: at('12:00'),
      merged_at: '2026-03-02T13:00:00.100Z',
    };
    const notes = factsOf(bundle([on], { change: merged() }));
    const ofTrain = notes.filter(({ type }) => type.startsWith('taskrun'));
    expect(factsOf([car])).toEqual(expect.arrayContaining(ofTrain));
    expect(turns([{ ...car, status: 'idle', merged_at: null }])).toEqual([
      '12:00 taskrun.queued',
    ]);
  });
});

describe('approval rules', () => {
  const approves = (clock: string, by: string) =>
    note(clock, 'approved this merge request', by);
  const rounds = (payload: unknown) =>
    told(factsOf(payload)).filter(line => line.includes('approval'));

  it.each([
    [
      'one approval',
      1,
      [approves('10:00', 'ruth')],
      ['09:00 approval.created', '10:00 approval.closed'],
    ],
    [
      'one of two',
      2,
      [approves('10:00', 'ruth')],
      ['09:00 approval.created', '10:00 approval.updated'],
    ],
    [
      'both of two',
      2,
      [approves('11:00', 'otto'), approves('10:00', 'ruth')],
      [
        '09:00 approval.created',
        '10:00 approval.updated',
        '11:00 approval.closed',
      ],
    ],
    [
      'the same person twice',
      2,
      [approves('10:00', 'ruth'), approves('11:00', 'ruth')],
      [
        '09:00 approval.created',
        '10:00 approval.updated',
        '11:00 approval.updated',
      ],
    ],
    [
      'somebody whose approval does not count',
      1,
      [approves('10:00', 'ines')],
      ['09:00 approval.created'],
    ],
    ['nobody, as none is required', 0, [approves('10:00', 'ruth')], []],
    [
      'a push that takes approvals back',
      1,
      [
        approves('10:00', 'ruth'),
        note(
          '11:00',
          'reset approvals from @ruth by pushing to the branch',
          'mia',
        ),
        approves('12:00', 'otto'),
      ],
      [
        '09:00 approval.created',
        '10:00 approval.closed',
        '11:00 approval.created',
        '12:00 approval.closed',
      ],
    ],
    [
      'one who thinks again',
      1,
      [
        approves('10:00', 'ruth'),
        note('11:00', 'unapproved this merge request', 'ruth'),
      ],
      [
        '09:00 approval.created',
        '10:00 approval.closed',
        '11:00 approval.created',
      ],
    ],
  ] as const)('with %s', (_what, approvals_required, notes, expected) => {
    const rules = [rule({ approvals_required })];
    expect(rounds(bundle([...notes], { rules }))).toEqual(expected);
  });

  it('are asked of a draft when it is ready, and end with the merge', () => {
    const ready = note(
      '09:30',
      'marked this merge request as **ready**',
      'mia',
    );
    const payload = bundle([ready], { change: merged(), rules: [rule()] });
    expect(rounds(payload)).toEqual([
      '09:30 approval.created',
      '13:00 approval.closed',
    ]);
    expect(dataOf(factsOf(payload), 'approval.closed').status).toBe(
      'cancelled',
    );
    const draft = mergeRequest({ draft: true });
    expect(rounds(bundle([], { change: draft, rules: [rule()] }))).toEqual([]);
  });

  it('say who decided, of which rule, and whether they had said anything', () => {
    const facts = factsOf(
      bundle([remark('09:50', 'ruth'), approves('10:00', 'ruth')], {
        rules: [rule()],
      }),
    );
    expect(dataOf(facts, 'approval.closed')).toEqual({
      key: 'bank/ledger!12/approvals/31',
      name: 'Security',
      change: 'bank/ledger!12',
      repository: 'bank/ledger',
      url: mergeRequest().web_url,
      decision: 'approved',
      status: 'approved',
      responder: { id: '2' },
      commented: true,
    });
  });

  it('alone say nothing of when', () => {
    const { facts, ignored } = adaptGitLab(approvalState(rule()));
    expect([facts, ignored]).toEqual([[], expect.stringMatching('not when')]);
  });
});

describe('other answers about merge requests', () => {
  const path = 'projects/bank%2Fledger/merge_requests/12/x';

  it.each([
    [
      { approved_by: [{ user: user('ruth'), approved_at: at('10:00') }] },
      '10:00 change.reviewed',
    ],
    [
      {
        action_name: 'approved',
        target_type: 'MergeRequest',
        target_iid: 12,
        author: user('ruth'),
        created_at: at('10:00'),
      },
      '10:00 change.reviewed',
    ],
    [
      {
        id: 1,
        resource_type: 'MergeRequest',
        resource_id: 9012,
        state: 'closed',
        created_at: at('10:00'),
      },
      '10:00 change.abandoned',
    ],
    [
      {
        id: 1,
        resource_type: 'MergeRequest',
        resource_id: 9012,
        state: 'reopened',
        created_at: at('10:00'),
      },
      '10:00 change.updated',
    ],
    [commit(), '08:00 commit.authored'],
  ])('%j', (payload, expected) => {
    expect(told(factsOf(payload, path))).toEqual([expected]);
  });

  it('tell commits of a merge request as its own', () => {
    const [fact] = factsOf([commit()], path);
    expect(fact).toMatchObject({
      id: 'bank/ledger!12/commits/c1',
      data: {
        change: 'bank/ledger!12',
        parents: ['c0'],
        author: { id: 'mia@bank.example' },
      },
    });
    const [bundled] = factsOf(bundle([], { commits: [commit()] })).filter(
      ({ type }) => type === 'commit.authored',
    );
    expect(bundled).toEqual(fact);
  });

  it.each([
    { approved_by: [{ user: user('ruth') }] },
    { approved_by: [] },
    {
      action_name: 'pushed to',
      target_type: null,
      author: user('mia'),
      created_at: at('10:00'),
    },
    {
      id: 1,
      resource_type: 'MergeRequest',
      resource_id: 9012,
      state: 'merged',
      created_at: at('10:00'),
    },
    { user: user('ruth'), state: 'requested_changes', created_at: at('10:00') },
    {
      id: 110,
      head_commit_sha: 'h',
      base_commit_sha: 'b',
      created_at: at('10:00'),
    },
    {
      id: 3,
      iid: 5,
      title: 'An issue',
      state: 'opened',
      created_at: at('10:00'),
    },
  ])('%j is ignored on purpose', payload => {
    const { facts, ignored, unrecognised } = adaptGitLab(payload, {
      pathHint: path,
    });
    expect([facts, unrecognised]).toEqual([[], undefined]);
    expect(ignored).toMatch(/: /);
  });
});
