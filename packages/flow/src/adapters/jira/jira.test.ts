import {
  account,
  approval,
  changelog,
  history,
  issue,
  moved,
  resolved,
} from '../__testUtils__/jira';
import { at, dataOf, told } from '../__testUtils__/told';
import { adaptJira } from './adaptJira';

const read = (payload: unknown, context = {}) =>
  adaptJira(payload, context).facts;

const done = () => issue({}, { changelog: changelog() });

describe('issues', () => {
  it('reads birth, changes and present, whatever the order of the changelog', () => {
    const facts = read({ issues: [done()] });
    expect(told(facts)).toEqual([
      '09:00 ticket.created',
      '09:30 ticket.statuschanged',
      '10:00 ticket.statuschanged',
      '11:00 ticket.closed',
      '11:00 ticket.statuschanged',
      '11:00 ticket.updated',
    ]);
    expect(dataOf(facts, 'ticket.created')).toEqual({
      key: 'PAY-12',
      project: 'PAY',
      url: 'https://harbour.atlassian.net/browse/PAY-12',
      title: 'An environment for payments',
      ticketType: 'Story',
      status: 'To Do',
      actor: { id: 'mia' },
    });
    expect(dataOf(facts, 'ticket.updated')).toMatchObject({
      status: 'Done',
      statusCategory: 'done',
      aliases: ['10012'],
    });
    expect(new Set(facts.map(fact => fact.source))).toEqual(
      new Set(['jira:harbour.atlassian.net']),
    );
  });

  it.each([
    ['search answer', { issues: [done()] }],
    ['list', [done()]],
    ['single issue', done()],
    ['list of answers', [{ issues: [done()] }]],
    [
      'values instead of histories',
      { ...done(), changelog: { values: changelog().histories } },
    ],
  ])('reads a %s alike', (_shape, payload) => {
    expect(read(payload)).toEqual(read(done()));
  });

  it('goes back to type and title at birth', () => {
    const renamed = history('29', at('09:10'), [
      { field: 'issuetype', fromString: 'Feature', toString: 'Story' },
      {
        field: 'summary',
        fromString: 'Environment',
        toString: 'An environment for payments',
      },
    ]);
    const facts = read(
      issue(
        {},
        { changelog: { histories: [...changelog().histories, renamed] } },
      ),
    );
    expect(dataOf(facts, 'ticket.created')).toMatchObject({
      ticketType: 'Feature',
      title: 'Environment',
      status: 'To Do',
    });
    expect(facts.find(fact => fact.id === 'history/29/content')?.data).toEqual({
      key: 'PAY-12',
      changed: ['issuetype', 'summary'],
      actor: { id: 'mia' },
    });
  });

  it('does not take organising the work for changing it', () => {
    const facts = read(
      issue(
        {},
        {
          changelog: {
            histories: [
              history('9', at('09:05'), [
                { field: 'assignee', toString: 'Mia' },
                { field: 'Rank', toString: 'up' },
              ]),
            ],
          },
        },
      ),
    );
    expect(facts.filter(fact => 'changed' in fact.data)).toEqual([]);
  });

  it('was born in its present status, where it never changed', () => {
    const fresh = issue(
      { status: { name: 'Open' }, resolutiondate: null },
      { changelog: { histories: [] } },
    );
    expect(dataOf(read(fresh), 'ticket.created').status).toBe('Open');
  });

  it('does not know the first status without the whole changelog', () => {
    const without = read(issue({ resolutiondate: null }));
    expect(dataOf(without, 'ticket.created').status).toBeUndefined();
    const cut = adaptJira(
      issue({}, { changelog: { ...changelog(), total: 250 } }),
    );
    expect(cut.unrecognised).toMatch(/PAY-12.*cut off.*changelog/);
    expect(dataOf(cut.facts, 'ticket.created').status).toBeUndefined();
    // The poorer fact does not compete with the complete one.
    expect(without[0].id).not.toBe(read(done())[0].id);
  });

  it('takes the recorded date of resolution where the changelog lacks it', () => {
    const facts = read(issue({}, { changelog: { histories: [] } }));
    expect(told(facts)).toContain('11:00 ticket.closed');
    expect(dataOf(facts, 'ticket.closed')).toEqual({
      key: 'PAY-12',
      resolution: 'Done',
    });
  });

  it('reads a cleared resolution as reopened, and a changed one as neither', () => {
    const again = [
      history('40', at('11:00'), [resolved(null, 'Done')]),
      history('41', at('12:00'), [
        resolved('Done', null),
        moved('Done', 'To Do'),
      ]),
      history('42', at('13:00'), [resolved(null, 'Fixed')]),
      history('43', at('14:00'), [resolved('Fixed', 'Done')]),
    ];
    expect(
      told(read(issue({}, { changelog: { histories: again } }))).filter(line =>
        /closed|reopened/.test(line),
      ),
    ).toEqual([
      '11:00 ticket.closed',
      '12:00 ticket.reopened',
      '13:00 ticket.closed',
    ]);
  });

  it('keeps the former key of a moved issue as an alias', () => {
    const move = history('50', at('09:20'), [
      { field: 'Key', fromString: 'OPS-4', toString: 'PAY-12' },
    ]);
    expect(
      dataOf(
        read(
          issue({ resolutiondate: null }, { changelog: { histories: [move] } }),
        ),
        'ticket.updated',
      ).aliases,
    ).toEqual(['10012', 'OPS-4']);
  });

  it('has no time where the source wrote a placeholder, and says so', () => {
    const blank = issue({
      created: '0001-01-01T00:00:00.000+0000',
      updated: null,
      resolutiondate: null,
    });
    expect(adaptJira(blank)).toEqual({
      facts: [],
      unrecognised: expect.stringMatching(/PAY-12: no times/),
    });
  });

  it('reads times without a zone in the configured one', () => {
    const local = issue({
      created: '2026-03-02T10:00:00',
      updated: '2026-03-02T12:00:00',
      resolutiondate: null,
    });
    expect(told(read(local, { timeZone: 'Europe/Berlin' }))).toEqual([
      '09:00 ticket.created',
      '11:00 ticket.updated',
    ]);
    expect(told(read(local))).toEqual([
      '~10:00 ticket.created',
      '~12:00 ticket.updated',
    ]);
  });

  it('takes categories of statuses from the configuration only', () => {
    const facts = read(done(), { statusCategories: { Done: 'done' } }).filter(
      fact => fact.type === 'ticket.statuschanged',
    );
    expect(facts.map(fact => (fact.data as any).toCategory)).toEqual([
      undefined,
      undefined,
      'done',
    ]);
  });
});

describe('relations of an issue', () => {
  const updated = (fields: object, context = {}) =>
    dataOf(
      read(issue({ resolutiondate: null, ...fields }), context),
      'ticket.updated',
    );
  const parent = (name: string, hierarchyLevel: number) => ({
    parent: { key: 'PAY-1', fields: { issuetype: { name, hierarchyLevel } } },
  });

  it('names links by their direction', () => {
    const type = { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' };
    const issuelinks = [
      { type, outwardIssue: { key: 'NET-2' } },
      { type, inwardIssue: { key: 'SEC-3' } },
    ];
    expect(updated({ issuelinks }).links).toEqual([
      { type: 'blocks', key: 'NET-2' },
      { type: 'is blocked by', key: 'SEC-3' },
    ]);
  });

  it.each([
    ['Feature', 1, 'parent'],
    ['Initiative', 2, 'parent'],
    ['Story', 0, 'parent'],
    ['Epic', 1, 'epic'],
    ['epic', 7, 'epic'],
    ['Epos', 1, 'epic'],
  ])(
    'takes a parent of type %s on level %i for its %s',
    (name, level, field) => {
      const { parent: joins, epic } = updated(parent(name, level));
      expect({ parent: joins, epic }).toEqual({
        parent: undefined,
        epic: undefined,
        [field]: 'PAY-1',
      });
    },
  );

  it('finds the epic in the configured and in the agile field', () => {
    expect(
      updated({ customfield_1: 'PAY-9' }, { epicField: 'customfield_1' }).epic,
    ).toBe('PAY-9');
    expect(updated({ epic: { key: 'PAY-9' } }).epic).toBe('PAY-9');
  });

  it('reads components, risk and need', () => {
    expect(
      updated(
        {
          components: [{ name: 'ledger' }],
          customfield_2: { value: 'High' },
          customfield_3: '2026-02-01T08:00:00.000+0100',
        },
        { riskField: 'customfield_2', needField: 'customfield_3' },
      ),
    ).toMatchObject({
      components: ['ledger'],
      riskClass: 'High',
      need: '2026-02-01T07:00:00.000Z',
    });
  });

  it('leads from sub-tasks to their parent, fetched or not', () => {
    const facts = read(
      issue({
        resolutiondate: null,
        subtasks: [{ id: '10013', key: 'PAY-13', fields: { summary: 'Part' } }],
      }),
    );
    expect(
      facts.find(fact => (fact.data as any).key === 'PAY-13'),
    ).toMatchObject({
      inferred: true,
      time: Date.parse(at('09:00')),
      data: { parent: 'PAY-12', subtask: true, title: 'Part' },
    });
  });
});

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
    for (const fact of facts) {
      expect(fetched).toContainEqual(fact);
    }
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
