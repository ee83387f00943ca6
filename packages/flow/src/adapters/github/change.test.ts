import {
  comment,
  commit,
  committedEvent,
  person,
  pull,
  repository,
  review,
  timelineEvent,
  webhook,
} from '../__testUtils__/github';
import { at, dataOf, told } from '../__testUtils__/told';
import { collectFacts } from '../collect';
import { adaptGitHub } from './adaptGitHub';

const read = (payload: unknown, context = {}) =>
  adaptGitHub(payload, context).facts;

describe('pull requests', () => {
  it('reads the birth and the present of an open one, and no merge commit', () => {
    const facts = read([pull()]);
    expect(told(facts)).toEqual([
      '09:00 change.created',
      '12:00 change.updated',
    ]);
    expect(dataOf(facts, 'change.updated')).toEqual({
      key: 'harbour/pay#12',
      repository: 'harbour/pay',
      title: 'PAY-4 Post payments at night',
      branch: 'PAY-4-night',
      base: 'main',
      baseSha: 'base1',
      draft: false,
      state: 'open',
      author: { id: 'ines' },
      url: 'https://github.com/harbour/pay/pull/12',
    });
  });

  it('reads the merge with its commits', () => {
    const merged = pull({
      state: 'closed',
      closed_at: at('13:00'),
      merged_at: at('13:00'),
      updated_at: at('14:00'),
      merge_commit_sha: 'm1',
    });
    const facts = read(merged);
    expect(told(facts)).toEqual([
      '09:00 change.created',
      '13:00 change.merged',
      '14:00 change.updated',
    ]);
    expect(dataOf(facts, 'change.merged')).toMatchObject({
      mergeSha: 'm1',
      headSha: 'head1',
      baseSha: 'base1',
    });
    expect(
      read({ ...merged, merged_by: person('otto'), merged: true }),
    ).toEqual(facts);
  });

  it('reads a close without merge as abandoned', () => {
    expect(
      told(read(pull({ state: 'closed', closed_at: at('13:00') }))),
    ).toContain('13:00 change.abandoned');
  });

  it('tells of a new head only when something was pushed', () => {
    const by = (action: string) =>
      dataOf(
        read(webhook(action, { number: 12, pull_request: pull() })),
        'change.updated',
      );
    expect(by('synchronize').headSha).toBe('head1');
    expect(by('labeled').headSha).toBeUndefined();
  });

  it('reads drafts, and when they became ready', () => {
    const opened = read(
      webhook('opened', {
        number: 12,
        pull_request: pull({ draft: true, updated_at: at('09:00') }),
      }),
    );
    expect(told(opened)).toEqual([
      '09:00 change.created',
      '09:00 change.drafted',
      '09:00 change.updated',
    ]);
    // What may change is told by what says when: the opening stays what it was.
    expect(dataOf(opened, 'change.created').draft).toBeUndefined();
    expect(dataOf(opened, 'change.updated').draft).toBe(true);
    const readied = webhook('ready_for_review', {
      number: 12,
      pull_request: pull({ updated_at: at('10:30') }),
    });
    expect(told(read(readied))).toContain('10:30 change.readied');
  });

  it.each([
    ['converted_to_draft', 'convert_to_draft', 'change.drafted'],
    ['ready_for_review', 'ready_for_review', 'change.readied'],
    ['review_requested', 'review_requested', 'change.reviewrequested'],
  ])('names %s alike in webhook and timeline', (action, event, type) => {
    const hook = read(
      webhook(action, { number: 12, pull_request: pull() }),
    ).find(fact => fact.type === type);
    const timeline = {
      id: 5,
      event,
      created_at: at('12:00'),
      actor: person('ines'),
      url: 'https://api.github.com/repos/harbour/pay/issues/events/5',
    };
    expect(read([timeline], { pathHint: 'pulls/12/timeline.json' })).toEqual([
      hook,
    ]);
    expect(adaptGitHub([timeline]).unrecognised).toMatch(/pulls\/12/);
  });

  it.each([
    [['scaffolder-bot'], { user: person('scaffolder-bot') }, 2],
    [['branch:scaffold/*'], { head: { ref: 'scaffold/pay', sha: 'x' } }, 2],
    [['title:/^Scaffold/'], { title: 'Scaffold the service' }, 1],
    [['label:scaffolded'], { labels: [{ name: 'scaffolded' }] }, 1],
    [['somebody-else'], {}, 0],
  ])('knows the scaffolder by %p', (scaffolderAuthors, more, count) => {
    const facts = read(pull(more), { scaffolderAuthors });
    expect(facts.filter(fact => 'scaffolded' in fact.data)).toHaveLength(count);
  });
});

describe('reviews and comments', () => {
  it('reads a review alike from answer, webhook and timeline', () => {
    const [fact] = read([review()]);
    expect(fact).toMatchObject({
      id: 'harbour/pay#12/reviews/900',
      type: 'change.reviewed',
      data: {
        key: 'harbour/pay#12',
        state: 'approved',
        reviewer: { id: 'otto' },
        commented: true,
      },
    });
    expect(
      read(
        webhook('submitted', {
          review: review({ state: 'approved' }),
          pull_request: pull(),
        }),
      ),
    ).toEqual([fact]);
    expect(
      read({ ...review({ state: 'approved' }), event: 'reviewed' }),
    ).toEqual([fact]);
  });

  it('ignores a pending review', () => {
    expect(
      adaptGitHub(review({ state: 'PENDING', submitted_at: null })),
    ).toEqual({ facts: [], ignored: expect.stringMatching(/pending/) });
  });

  it('keeps what a dismissed review decided, where a webhook told it', () => {
    const parts = [
      adaptGitHub(
        webhook('submitted', {
          review: review({ state: 'approved' }),
          pull_request: pull(),
        }),
      ),
      adaptGitHub([review({ state: 'DISMISSED' })]),
      adaptGitHub(
        {
          id: 6,
          event: 'review_dismissed',
          created_at: at('12:30'),
          actor: person('ines'),
          dismissed_review: { review_id: 900, state: 'approved' },
          url: 'https://api.github.com/repos/harbour/pay/issues/events/6',
        },
        { pathHint: 'issues/12/timeline' },
      ),
    ];
    const { facts, conflicting } = collectFacts(parts);
    expect(
      facts.map(fact => [told([fact])[0], (fact.data as any).state]),
    ).toEqual([
      ['11:00 change.reviewed', 'approved'],
      ['11:00 change.reviewed', 'dismissed'],
      ['12:30 change.reviewed', 'dismissed'],
    ]);
    expect(conflicting).toBe(0);
  });

  it.each([
    ['the vendor', person('helper', 'Bot'), {}],
    ['the name', person('helper[bot]'), {}],
    ['the configuration', person('helper'), { bots: ['helper'] }],
  ])('marks a bot known by %s', (_by, user, context) => {
    expect(read(review({ user }), context)[0].data).toMatchObject({
      reviewer: { bot: true },
    });
  });

  it('marks the author’s own remark, where the author is known', () => {
    const own = webhook('created', {
      issue: { number: 12, user: person('otto'), pull_request: {} },
      comment: comment(),
    });
    expect(dataOf(read(own), 'change.commented')).toMatchObject({
      byAuthor: true,
      reviewer: { id: 'otto' },
    });
  });

  it('reads comments on the change and on its lines, made and edited, once', () => {
    const line = comment({
      id: 911,
      html_url: 'https://github.com/harbour/pay/pull/12#discussion_r911',
      url: 'https://api.github.com/repos/harbour/pay/pulls/comments/911',
      pull_request_url: 'https://api.github.com/repos/harbour/pay/pulls/12',
    });
    expect(told(read([comment(), line]))).toEqual([
      '10:00 change.commented',
      '10:00 change.commented',
    ]);
    const edited = webhook('edited', {
      issue: { number: 12, user: person('ines') },
      comment: comment(),
    });
    expect(read(edited)).toEqual(read(comment()));
  });

  it('ignores comments on issues, and what was deleted', () => {
    const onIssue = comment({
      html_url: 'https://github.com/harbour/pay/issues/13#issuecomment-910',
    });
    expect(adaptGitHub(onIssue).ignored).toMatch(/issue/);
    expect(
      adaptGitHub(
        webhook('deleted', { issue: { number: 12 }, comment: comment() }),
      ).ignored,
    ).toMatch(/deleted/);
  });
});

describe('pushes', () => {
  const pathHint = 'issues/12/timeline';

  it('are told by the timeline: no earlier than the commit', () => {
    const facts = read([committedEvent('head2', '10:30')], { pathHint });
    expect(told(facts)).toEqual(['~10:30 change.updated']);
    expect(facts[0]).toMatchObject({
      id: 'harbour/pay#12/pushed/head2',
      data: {
        key: 'harbour/pay#12',
        repository: 'harbour/pay',
        headSha: 'head2',
      },
    });
  });

  it.each([
    ['head2', 'head2'],
    [null, '1045'],
  ])('that were forced have a time: %s', (commit_id, headSha) => {
    const forced = timelineEvent('head_ref_force_pushed', '10:45', {
      commit_id,
    });
    const facts = read([forced], { pathHint });
    expect(told(facts)).toEqual(['10:45 change.updated']);
    expect(dataOf(facts, 'change.updated').headSha).toBe(headSha);
  });

  it('are ignored where nothing says when', () => {
    const lost = { ...committedEvent('head2', '10:30'), committer: null };
    expect(adaptGitHub([lost], { pathHint }).ignored).toMatch(/says when/);
  });

  it('are not told by what only labels, locks or mentions', () => {
    const events = ['labeled', 'locked', 'mentioned', 'constructor'];
    for (const event of events) {
      expect(
        adaptGitHub([timelineEvent(event, '10:00')], { pathHint }),
      ).toEqual({ facts: [], ignored: expect.stringMatching('no part') });
    }
  });
});

describe('commits', () => {
  it('counts from when it was authored, for the change in the path', () => {
    const [fact] = read([commit()], {
      pathHint: 'repos/harbour/pay/pulls/12/commits.json',
    });
    expect(told([fact])).toEqual(['08:00 commit.authored']);
    expect(fact).toMatchObject({
      id: 'harbour/pay#12/commits/c1',
      data: {
        change: 'harbour/pay#12',
        parents: ['c0'],
        author: { id: 'ines' },
      },
    });
  });

  it('reads a comparison without a change', () => {
    const comparison = {
      base_commit: commit({ sha: 'c0' }),
      merge_base_commit: commit({ sha: 'c0' }),
      status: 'ahead',
      commits: [commit()],
    };
    expect(read(comparison)[0]).toMatchObject({
      id: 'harbour/pay/commits/c1',
      data: { sha: 'c1' },
    });
  });

  it('reads a push, whose repository counts in epoch seconds', () => {
    const push = {
      ref: 'refs/heads/main',
      before: 'c0',
      after: 'c1',
      sender: person('ines'),
      repository: {
        ...repository,
        created_at: 1_772_000_000,
        pushed_at: 1_772_438_400,
      },
      commits: [
        {
          id: 'c1',
          message: 'PAY-4',
          timestamp: '2026-03-02T10:00:00+02:00',
          author: { name: 'Ines', username: 'ines' },
        },
      ],
    };
    expect(told(read(push))).toEqual(['~08:00 commit.authored']);
    expect(adaptGitHub({ ...push, commits: [] }).ignored).toMatch(/no commits/);
  });
});
