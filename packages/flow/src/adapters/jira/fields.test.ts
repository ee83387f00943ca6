import { describeFixtures } from '../../events/__testUtils__/fixtures';
import { parseInstant } from '../../events/instant';
import { account, approval, issue } from '../__testUtils__/jira';
import { at } from '../__testUtils__/told';
import { isRecord } from '../reading';
import { unusedPaths, usedPaths } from './fields';

/** Words of fields that name a decision, whatever they hold. */
const DECISION =
  /approv|decision|declin|reject|resol|statuscat|^status$|done|released|state$/i;

/** Fields that look like instants to a parser that takes epoch seconds. */
const NUMBERS = /(^|\.)(id|ids|accountId|fileSize|color|size|avatarId)$/i;

const isTelling = (path: string, value: unknown) =>
  !NUMBERS.test(path) &&
  (DECISION.test(path.split('.').at(-1)!) ||
    // A number of a day is no instant; only epochs of this century are.
    (typeof value === 'number'
      ? value > 946_684_800
      : parseInstant(value) !== undefined));

/** Every path below a value that holds a time or names a decision. */
function tellingPaths(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(each => tellingPaths(each, path));
  }
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([name, each]) =>
      tellingPaths(
        each,
        `${path}${path && '.'}${name.replace(/^(customfield_)\d+$/, '$1*')}`,
      ),
    );
  }
  return isTelling(path, value) ? [path] : [];
}

/** `fields.status.*` stands for everything below the status. */
const stands = (known: string, path: string) =>
  known === path ||
  (known.endsWith('*') &&
    (`${path}.`.startsWith(known.slice(0, -1)) || path === known.slice(0, -2)));

function unlisted(kind: string, value: unknown): string[] {
  const known = [
    ...(usedPaths[kind] ?? []),
    ...Object.keys(unusedPaths[kind] ?? {}),
  ];
  return [...new Set(tellingPaths(value))].filter(
    path => !known.some(each => stands(each, path)),
  );
}

const day = '2026-03-09';

/** An issue with everything in it that a site may show. */
const wholeIssue = () =>
  issue(
    {
      duedate: day,
      fixVersions: [{ name: '4.2', released: false, releaseDate: day }],
      versions: [{ name: '4.1', released: true, releaseDate: day }],
      sprint: { state: 'active', startDate: at('08:00'), endDate: at('18:00') },
      closedSprints: [{ state: 'closed', completeDate: at('08:00') }],
      lastViewed: at('10:00'),
      worklog: { worklogs: [{ started: at('10:00'), created: at('10:01') }] },
      attachment: [{ created: at('10:00') }],
      statuscategorychangedate: at('11:00'),
      statusCategory: { key: 'done' },
      votes: { hasVoted: false },
      customfield_11: at('09:00'),
      customfield_12: { state: 'High' },
      parent: { fields: { status: { name: 'Done' } } },
      subtasks: [{ fields: { status: { name: 'Done' } } }],
      issuelinks: [{ inwardIssue: { fields: { status: { name: 'Done' } } } }],
      comment: {
        comments: [{ created: at('09:30'), updated: at('15:00') }],
      },
    },
    {
      changelog: {
        histories: [
          {
            created: at('11:00'),
            historyMetadata: { extraData: { at: at('11:00') } },
          },
        ],
      },
      approvals: [approval()],
      remotelinks: [{ object: { status: { resolved: true } } }],
    },
  );

describe('times and decisions', () => {
  it.each([
    ['issue', wholeIssue()],
    ['approval', approval()],
    [
      'webhook',
      {
        timestamp: Date.parse(at('11:00')),
        comment: { created: at('09:30'), updated: at('15:00') },
        user: account('mia'),
      },
    ],
  ])('of %s are read, or knowingly not', (kind, payload) => {
    expect(tellingPaths(payload).length).toBeGreaterThan(2);
    expect(unlisted(kind, payload)).toEqual([]);
  });

  it('that are new are found', () => {
    expect(
      unlisted('issue', issue({ decidedAt: at('10:00'), approvalState: 'x' })),
    ).toEqual(['fields.decidedAt', 'fields.approvalState']);
  });

  it('are never both', () => {
    for (const [kind, used] of Object.entries(usedPaths)) {
      const unused = Object.keys(unusedPaths[kind] ?? {});
      expect(used.filter(path => unused.includes(path))).toEqual([]);
    }
  });
});

/** What the files of the samples hold, and where it is in them. */
const samples: Record<string, [kind: string, member?: string]> = {
  all_resolutions: ['resolution'],
  all_statuscategories: ['status'],
  all_statuses: ['status'],
  board_configuration: ['board'],
  issues_in_sprint: ['issue', 'issues'],
  jsm_approval_example: ['approval', 'values'],
  sprints: ['sprint', 'values'],
  transitions: ['transition', 'transitions'],
};

describeFixtures('jira-samples', fixtures => {
  it.each(fixtures.map(({ path, json }) => [path, json]))(
    'have every time and decision of %s listed',
    (path, json) => {
      const [kind, member] = samples[/([^/]+)\.json$/.exec(path)![1]];
      const payload = member ? json[member] : json;
      expect(unlisted(kind, payload)).toEqual([]);
    },
  );
});
