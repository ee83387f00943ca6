import {
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
