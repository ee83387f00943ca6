import { account, approval, changelog, issue } from '../__testUtils__/jira';
import { at, dataOf, told } from '../__testUtils__/told';
import { adaptJira } from './adaptJira';

const read = (payload: unknown, context = {}) =>
  adaptJira(payload, context).facts;

const done = () => issue({}, { changelog: changelog() });

describe('comments and approvals', () => {
  it('reads comments with their authors, and marks apps', () => {
    const comments = [
      {
        id: '7',
        created: at('09:30'),
        updated: at('15:00'),
        author: account('app', { accountType: 'app' }),
      },
    ];
    const inIssue = read(
      issue({ resolutiondate: null, comment: { comments } }),
    ).filter(fact => fact.type === 'ticket.commented');
    expect(inIssue).toEqual(
      read(
        { comments },
        {
          pathHint: 'issues/PAY-12/comments.json',
          source: 'https://harbour.atlassian.net',
        },
      ),
    );
    expect(inIssue[0]).toMatchObject({
      id: 'comment/7',
      data: { key: 'PAY-12', actor: { id: 'app', bot: true } },
    });
    expect(adaptJira({ comments }).unrecognised).toMatch(/PAY-12\/comments/);
  });

  it('reads a service-desk approval alike from its page and inside the issue', () => {
    const page = read(
      { values: [approval()], isLastPage: true },
      { pathHint: 'PAY-12/approvals.json' },
    );
    expect(told(page)).toEqual([
      '09:00 approval.created',
      '10:00 approval.closed',
    ]);
    expect(dataOf(page, 'approval.closed')).toEqual({
      key: 'request/10012/approval/3',
      name: 'Release approval',
      ticket: 'PAY-12',
      decision: 'approved',
      status: 'approved',
      responder: { id: 'ruth' },
    });
    const inside = read(issue({ customfield_44: [approval()] })).filter(fact =>
      fact.type.startsWith('approval.'),
    );
    expect(inside).toEqual(page);
  });

  it('names nobody as the responder where several decided, and leaves open what is open', () => {
    const both = [account('ruth'), account('otto')].map(approver => ({
      approver,
      approverDecision: 'declined',
    }));
    const declined = read(
      approval({ finalDecision: 'declined', approvers: both }),
    );
    expect(dataOf(declined, 'approval.closed')).not.toHaveProperty('responder');
    expect(dataOf(declined, 'approval.closed')).toMatchObject({
      decision: 'rejected',
      status: 'rejected',
    });
    expect(
      told(
        read(approval({ finalDecision: 'pending', completedDate: undefined })),
      ),
    ).toEqual(['09:00 approval.created']);
  });
});

describe('webhooks and pages', () => {
  const hook = (webhookEvent: string, more: object) => ({
    timestamp: Date.parse(at('11:00')) + 40,
    webhookEvent,
    user: account('mia'),
    ...more,
  });

  it('tells of a change with the ids of the changelog', () => {
    const { items } = changelog().histories[0];
    const facts = read(
      hook('jira:issue_updated', {
        issue: issue(),
        changelog: { id: '32', items },
      }),
    );
    const fetched = read(done());
    expect(told(facts)).toEqual([
      '11:00 ticket.closed',
      '11:00 ticket.statuschanged',
      '11:00 ticket.updated',
    ]);
    for (const fact of facts.filter(({ type }) => type !== 'ticket.updated')) {
      expect(fetched).toContainEqual(fact);
    }
  });

  it('keeps what it hears of an issue apart from what is fetched, and below it', () => {
    const sent = hook('jira:issue_updated', { issue: issue() });
    const [heard] = read(sent);
    const fetched = read(
      issue(
        { comment: { comments: [], total: 0 } },
        { changelog: changelog() },
      ),
    ).find(({ type }) => type === 'ticket.updated')!;
    expect(heard.id).toBe(`issue/10012/heard/${Date.parse(at('11:00'))}`);
    expect([fetched.id, heard.id].sort()).toEqual([heard.id, fetched.id]);
    expect(fetched.time).toBe(heard.time);
    expect(fetched.data).toEqual({ ...heard.data, commentsComplete: true });
  });

  it('tells of a birth like the changelog does', () => {
    const born = issue({
      status: { name: 'To Do' },
      updated: at('09:00'),
      resolution: null,
      resolutiondate: null,
    });
    const [created] = read(hook('jira:issue_created', { issue: born }));
    expect(created).toEqual(read(done())[0]);
  });

  it('ignores deletions and what no figure needs', () => {
    for (const event of [
      'jira:issue_deleted',
      'jira:worklog_updated',
      'sprint_started',
    ]) {
      expect(adaptJira(hook(event, { issue: issue() })).ignored).toMatch(event);
    }
  });

  it('reads pages of the changelog with the same ids', () => {
    const facts = read(
      { values: changelog().histories, total: 3 },
      {
        pathHint: 'PAY-12/changelog.json',
        source: 'https://harbour.atlassian.net',
      },
    );
    expect(read(done())).toEqual(expect.arrayContaining(facts));
    expect(facts).toHaveLength(4);
    expect(adaptJira({ values: changelog().histories }).unrecognised).toMatch(
      /PAY-12\/changelog/,
    );
  });

  it('finds the site behind a context path, and none behind the gateway', () => {
    const self = (address: string) => read({ ...done(), self: address })[0];
    expect(
      self('http://jira.local:8080/tracker/rest/api/2/issue/1'),
    ).toMatchObject({
      source: 'jira:jira.local:8080/tracker',
      data: { url: 'http://jira.local:8080/tracker/browse/PAY-12' },
    });
    const gateway = 'https://api.atlassian.com/ex/jira/c1/rest/api/3/issue/1';
    expect(self(gateway).data).not.toHaveProperty('url');
    expect(
      read(
        { ...done(), self: gateway },
        { source: 'https://harbour.atlassian.net' },
      )[0],
    ).toEqual(read(done())[0]);
  });

  it.each([
    [{ hello: 1 }],
    [42],
    [null],
    ['text'],
    [[[{}]]],
    [{ webhookEvent: 'comment_created', issue: issue(), comment: {} }],
    [{ issues: [{}] }],
  ])('lists what it does not know, and never throws (%#)', payload => {
    expect(adaptJira(payload)).toEqual({
      facts: [],
      unrecognised: expect.stringMatching(/\w/),
    });
  });
});
