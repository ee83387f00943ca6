import { at, dataOf, told } from '../__testUtils__/told';
import {
  commit,
  identity,
  ids,
  note,
  person,
  pullRequest,
  remark,
} from './__testUtils__/payloads';
import { adaptAzureDevOps } from './adaptAzureDevOps';

const read = (payload: unknown, context = {}) =>
  adaptAzureDevOps(payload, context).facts;

const completed = {
  status: 'completed',
  closedDate: at('13:00'),
  completionQueueTime: at('12:59'),
  lastMergeCommit: { commitId: 'm1' },
};

/** What threads tell, without what their pull request tells. */
const notes = (...threads: object[]) =>
  read({ pullRequest: pullRequest(), threads }).filter(({ id }) =>
    id.includes('/threads/'),
  );

describe('pull requests', () => {
  it('are created, and stand as they stand', () => {
    const facts = read([pullRequest()]);
    expect(told(facts)).toEqual([
      '09:00 change.created',
      '~09:00 change.updated',
    ]);
    expect(dataOf(facts, 'change.created')).toEqual({
      key: 'Payments/ledger#12',
      repository: 'Payments/ledger',
      branch: 'PAY-4-night',
      author: person('ines'),
      url: 'https://dev.azure.com/harbour/Payments/_git/ledger/pullrequest/12',
    });
    expect(dataOf(facts, 'change.updated')).toMatchObject({
      title: 'PAY-4 Post payments at night',
      base: 'main',
      headSha: 'head1',
      draft: false,
      state: 'open',
    });
  });

  it('are merged with the commit on the target branch', () => {
    const facts = read(pullRequest(completed));
    expect(told(facts)).toEqual([
      '09:00 change.created',
      '13:00 change.merged',
      '13:00 change.updated',
    ]);
    expect(dataOf(facts, 'change.merged')).toMatchObject({
      headSha: 'head1',
      mergeSha: 'm1',
      base: 'main',
    });
  });

  it('have no merge commit before: that one only tries', () => {
    expect(JSON.stringify(read(pullRequest()))).not.toContain('try1');
  });

  it('are abandoned, and open again', () => {
    const abandoned = pullRequest({
      status: 'abandoned',
      closedDate: at('11:00'),
    });
    expect(told(read(abandoned))).toContain('11:00 change.abandoned');
    const reopened = notes(
      note(5, '11:00', 'StatusUpdate', { CodeReviewStatus: 'Abandoned' }),
      note(6, '12:00', 'StatusUpdate', { CodeReviewStatus: 'Active' }),
    );
    expect(told(reopened)).toEqual([
      '11:00 change.abandoned',
      '12:00 change.updated',
    ]);
    expect(dataOf(reopened, 'change.updated').state).toBe('open');
  });

  it('with a new title are a new snapshot, and the same pull request', () => {
    const [created, before] = read(pullRequest());
    const [again, after] = read(pullRequest({ title: 'PAY-5 At night' }));
    expect(again).toEqual(created);
    expect(after.id).not.toBe(before.id);
  });

  it('of the scaffolder are known by author, branch or title', () => {
    const of = (...scaffolderAuthors: string[]) =>
      dataOf(read(pullRequest(), { scaffolderAuthors }), 'change.updated')
        .scaffolded;
    expect(of('ines@harbour.example')).toBe(true);
    expect(of('branch:PAY-*')).toBe(true);
    expect(of('title:PAY-4*')).toBe(true);
    expect(of('otto')).toBeUndefined();
  });

  it('without their repository are reported, with the cure', () => {
    const { facts, unrecognised } = adaptAzureDevOps(
      pullRequest({ repository: {} }),
    );
    expect(facts).toEqual([]);
    expect(unrecognised).toMatch('send it whole');
  });

  it('spell people the same with and without dashes', () => {
    const shouting = identity('ines', {
      id: ids.ines.replace(/-/g, '').toUpperCase(),
    });
    const facts = read(pullRequest({ createdBy: shouting }));
    expect(dataOf(facts, 'change.created').author).toEqual(person('ines'));
  });

  it('know services and configured accounts as bots', () => {
    const author = (createdBy: object, bots: string[] = []) =>
      dataOf(read(pullRequest({ createdBy }), { bots }), 'change.created')
        .author;
    const service = identity('ines', { descriptor: 'svc.abc' });
    expect(author(service).bot).toBe(true);
    expect(author(identity('ines'), ['ines@*']).bot).toBe(true);
    expect(author(identity('ines')).bot).toBeUndefined();
  });
});

describe('threads', () => {
  it.each([
    ['10', 'approved'],
    ['5', 'approved'],
    ['-5', 'changesRequested'],
    ['-10', 'changesRequested'],
    ['0', 'dismissed'],
  ])('with a vote of %s are a review: %s', (vote, state) => {
    const facts = notes(
      note(1, '10:00', 'VoteUpdate', {
        CodeReviewVoteResult: vote,
        CodeReviewVotedByIdentity: 1,
      }),
    );
    expect(told(facts)).toEqual(['10:00 change.reviewed']);
    expect(facts[0].data).toEqual({
      key: 'Payments/ledger#12',
      repository: 'Payments/ledger',
      state,
      reviewer: person('otto'),
    });
  });

  it('of older servers name the voter by id', () => {
    const [fact] = notes(
      note(1, '10:00', 'VoteUpdate', {
        CodeReviewVoteResult: '10',
        CodeReviewVotedByTfId: ids.ruth.replace(/-/g, ''),
      }),
    );
    expect(fact.data).toMatchObject({ reviewer: person('ruth') });
  });

  it('tell asks, drafts, pushes and votes that are taken back', () => {
    const facts = notes(
      note(1, '09:30', 'IsDraftUpdate', { CodeReviewIsDraftNowSet: '1' }),
      note(2, '09:40', 'IsDraftUpdate', { CodeReviewIsDraftNowSet: '0' }),
      note(3, '09:50', 'ReviewersUpdate', {
        CodeReviewReviewersUpdatedNumAdded: 1,
        CodeReviewReviewersUpdatedByIdentity: 1,
      }),
      note(4, '10:10', 'RefUpdate', {
        CodeReviewRefNewHeadCommit: 'head2',
        CodeReviewRefUpdatedByIdentity: 1,
      }),
      note(5, '10:11', 'ResetAllVotes'),
    );
    expect(told(facts)).toEqual([
      '09:30 change.drafted',
      '09:40 change.readied',
      '09:50 change.reviewrequested',
      '10:10 change.updated',
      '10:11 change.reviewed',
    ]);
    expect(dataOf(facts, 'change.updated')).toMatchObject({
      headSha: 'head2',
      actor: person('otto'),
    });
    expect(dataOf(facts, 'change.reviewed').state).toBe('dismissed');
  });

  it('of people are comments, at the time they were made', () => {
    const facts = notes(remark(7, '10:30'));
    expect(told(facts)).toEqual(['10:30 change.commented']);
    expect(facts[0]).toMatchObject({
      id: 'Payments/ledger#12/threads/7/comments/1',
      data: { reviewer: person('otto'), state: 'commented', commented: true },
    });
  });

  it.each([
    ['MergeAttempt', {}],
    ['PolicyStatusUpdate', {}],
    ['StatusUpdate', { CodeReviewStatus: 'Completed' }],
    ['ReviewersUpdate', { CodeReviewReviewersUpdatedNumRemoved: 1 }],
  ])('of %s are ignored on purpose', (type, properties) => {
    const { facts, ignored } = adaptAzureDevOps({
      pullRequest: pullRequest(),
      threads: [note(1, '10:00', type, properties as Record<string, string>)],
    });
    expect(facts).toHaveLength(2);
    expect(ignored).toMatch(`thread ${type}`);
  });

  it('alone are found by the path they were read from', () => {
    const vote = note(1, '10:00', 'VoteUpdate', { CodeReviewVoteResult: '10' });
    const pathHint = 'Payments/_git/ledger/pullrequests/12/threads.json';
    const [fact] = read({ value: [vote] }, { pathHint });
    expect(fact.data).toMatchObject({ key: 'Payments/ledger#12' });
    expect(adaptAzureDevOps(vote).unrecognised).toMatch('pullrequests/12');
  });
});

describe('commits', () => {
  const own = {
    sha: 'c1',
    repository: 'Payments/ledger',
    message: 'PAY-4 Start at night',
    change: 'Payments/ledger#12',
    author: { id: 'ines@harbour.example' },
  };

  it('are authored when they were authored, whatever a rebase did', () => {
    const facts = read({ pullRequest: pullRequest(), commits: [commit()] });
    expect(told(facts)).toContain('08:00 commit.authored');
    expect(dataOf(facts, 'commit.authored')).toEqual(own);
  });

  it('alone are the same ones', () => {
    const pathHint = 'Payments/_git/ledger/pullrequests/12/commits.json';
    expect(read(commit(), { pathHint })).toEqual(
      read({ pullRequest: pullRequest(), commits: [commit()] }).slice(-1),
    );
  });
});
