import {
  approval,
  changelog,
  history,
  issue,
  moved,
} from '../__testUtils__/jira';
import { at, dataOf } from '../__testUtils__/told';
import { adaptJira } from './adaptJira';

const read = (payload: unknown, context = {}) =>
  adaptJira(payload, context).facts;

const linked = (...objects: Array<{ url: string; title?: string }>) =>
  dataOf(
    read(
      issue(
        { resolutiondate: null },
        {
          remotelinks: objects.map((object, id) => ({
            id,
            globalId: object.url,
            object,
          })),
        },
      ),
    ),
    'ticket.updated',
  );

describe('remote links', () => {
  it.each([
    'https://github.com/harbour/ledger/pull/12',
    'https://github.com/harbour/ledger/commit/0a1b2c3d4e',
    'https://gitlab.harbour.example/bank/core/ledger/-/merge_requests/7',
    'https://gitlab.harbour.example/bank/ledger/-/commit/0a1b2c3d4e',
    'https://dev.azure.com/harbour/bank/_git/ledger/pullrequest/9',
    'https://harbour.visualstudio.com/bank/_git/ledger/commit/0a1b2c3d4e',
  ])('to %s are changes', url => {
    expect(linked({ url }).changes).toEqual([url]);
    expect(linked({ url: `${url}/files?diff=split#r1` }, { url })).toEqual(
      linked({ url }),
    );
  });

  it.each([
    'https://github.com/harbour/ledger/issues/12',
    'https://github.com/harbour/ledger/pull/new',
    'https://github.com/harbour/ledger/pull/12x',
    'https://wiki.harbour.example/spaces/PAY/pages/pull/12',
    'https://gitlab.harbour.example/bank/ledger/merge_requests/7',
    'ftp://github.com/harbour/ledger/pull/12',
    '',
  ])('to %s are none', url => {
    expect(linked({ url }).changes).toBeUndefined();
  });

  it.each([
    ['its title', { url: 'https://x.example', title: 'CHG0030001: release 4' }],
    [
      'its query',
      {
        url: 'https://harbour.service-now.com/change_request.do?sysparm_query=number=CHG0030001',
      },
    ],
    [
      'an encoded query',
      {
        url: 'https://harbour.service-now.com/nav_to.do?uri=change_request.do%3Fsysparm_query%3Dnumber%3DCHG0030001',
      },
    ],
  ])('name a record in %s', (_where, object) => {
    expect(linked(object, object).links).toEqual([
      { type: 'is correlated with', key: 'CHG0030001' },
    ]);
  });

  it.each(['XCHG0030001', 'CHG12', 'PAY0030001', '%E0%A4%A'])(
    'do not take %s for a record',
    title => {
      expect(linked({ url: `https://x.example/${title}`, title }).links).toBe(
        undefined,
      );
    },
  );

  it('stand beside links to issues', () => {
    const type = { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' };
    const { links } = dataOf(
      read(
        issue(
          { issuelinks: [{ type, outwardIssue: { key: 'NET-2' } }] },
          {
            remotelinks: [{ object: { url: '', title: 'RITM0010001' } }],
          },
        ),
      ),
      'ticket.updated',
    );
    expect(links).toEqual([
      { type: 'blocks', key: 'NET-2' },
      { type: 'is correlated with', key: 'RITM0010001' },
    ]);
  });

  it('alone say how to be read', () => {
    const page = [{ id: 1, object: { url: 'https://x.example', title: 'x' } }];
    expect(adaptJira(page)).toEqual({
      facts: [],
      unrecognised: expect.stringMatching(/remotelinks/),
    });
  });

  it('being made is no change of what the ticket asks for', () => {
    const made = ['RemoteIssueLink', 'RemoteWorkItemLink'].map((field, id) =>
      history(String(id), at('09:10'), [{ field, to: '7', toString: 'x' }]),
    );
    const facts = read(issue({}, { changelog: { histories: made } }));
    expect(facts.filter(({ data }) => 'changed' in data)).toEqual([]);
  });
});

describe('approvals beside the fields', () => {
  it('read like those of a page of their own', () => {
    const beside = read(issue({}, { approvals: [approval()] })).filter(fact =>
      fact.type.startsWith('approval.'),
    );
    expect(beside).toHaveLength(2);
    expect(beside).toEqual(
      read({ values: [approval()] }, { pathHint: 'PAY-12/approvals.json' }),
    );
  });
});

describe('comments', () => {
  const complete = (comment: unknown) =>
    dataOf(read(issue({ comment })), 'ticket.updated').commentsComplete;
  const comments = [{ id: '1', created: at('09:30') }];

  it.each([
    ['none at all', { comments: [], total: 0 }, true],
    ['all of them', { comments, total: 1 }, true],
    ['those that there are', { comments }, true],
    ['the first page', { comments, total: 2 }, undefined],
    ['not asked for', undefined, undefined],
  ])('%s: complete %s', (_what, comment, known) => {
    expect(complete(comment)).toBe(known);
  });

  it('are complete until the last change, whichever clock is ahead', () => {
    const [, late] = changelog().histories;
    const histories = [
      ...changelog().histories,
      { ...late, id: '33', created: '2026-03-02T11:00:00.007+0000' },
    ];
    const snapshot = read(issue({}, { changelog: { histories } })).find(
      ({ id }) => id.includes('/updated/'),
    );
    expect(snapshot?.time).toBe(Date.parse(at('11:00')) + 7);
  });
});

describe('categories of statuses', () => {
  it('go by id where two statuses have one name', () => {
    const to = (id: string, toId: string) =>
      history(id, at('09:10'), [{ ...moved('Open', 'Review'), to: toId }]);
    const facts = read(
      issue({}, { changelog: { histories: [to('1', '21'), to('2', '22')] } }),
      { statusCategories: { 21: 'indeterminate', 22: 'done', Review: 'new' } },
    );
    const categories = facts.flatMap(({ data }) =>
      'toCategory' in data ? data.toCategory : [],
    );
    expect(categories).toEqual(['indeterminate', 'done']);
  });
});
