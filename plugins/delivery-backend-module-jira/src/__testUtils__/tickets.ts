import { SiteIssue, SiteStatus } from '@delivery-stack/vendor-replay';

export const MONDAY = Date.parse('2026-03-02T08:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const SITE = 'https://harbour.atlassian.net';

export const time = (instant: number) =>
  new Date(instant).toISOString().replace('Z', '+0000');

const status = (id: string, name: string, key: string): SiteStatus => ({
  self: `${SITE}/rest/api/3/status/${id}`,
  id,
  name,
  statusCategory: { key, name },
});

export const statuses = {
  open: status('1', 'Open', 'new'),
  work: status('3', 'In progress', 'indeterminate'),
  review: status('4', 'Security review', 'indeterminate'),
  done: status('5', 'Done', 'done'),
};

type StatusName = keyof typeof statuses;

/** A step of a ticket: a status that it goes to, or a field that changes. */
export interface Step {
  at: number;
  to?: StatusName;
  field?: string;
}

export const person = (accountId: string) => ({
  accountId,
  displayName: accountId,
  accountType: 'atlassian',
});

function historiesOf(id: number, steps: readonly Step[]) {
  let from: StatusName = 'open';
  return steps.map(({ at, to, field = 'summary' }, place) => {
    const items = [
      to
        ? {
            field: 'status',
            from: statuses[from].id,
            fromString: statuses[from].name,
            to: statuses[to].id,
            toString: statuses[to].name,
          }
        : { field, fromString: 'before', toString: 'after' },
      ...(to === 'done'
        ? [{ field: 'resolution', fromString: null, toString: 'Done' }]
        : []),
    ];
    from = to ?? from;
    return {
      id: String(id * 1_000 + place),
      author: person('mia'),
      created: time(at),
      items,
    };
  });
}

/** A ticket as a site keeps it, after the steps that it has made. */
export function ticket(
  number: number,
  options: {
    project?: string;
    created?: number;
    steps?: readonly Step[];
    comments?: readonly number[];
    fields?: object;
    isDesk?: boolean;
  } = {},
): SiteIssue {
  const { project = 'PAY', steps = [], comments = [], isDesk } = options;
  const { created = MONDAY + number * MINUTE } = options;
  const id = Number.parseInt(project, 36) * 1_000 + number;
  const histories = historiesOf(id, steps);
  const last = steps.findLast(({ to }) => to)?.to ?? 'open';
  return {
    id: String(id),
    key: `${project}-${number}`,
    self: `${SITE}/rest/api/3/issue/${id}`,
    fields: {
      summary: `Ticket ${number}`,
      issuetype: { name: 'Feature', subtask: false, hierarchyLevel: 1 },
      project: {
        key: project,
        projectTypeKey: isDesk ? 'service_desk' : 'software',
      },
      status: statuses[last],
      created: time(created),
      updated: time(
        Math.max(created, ...comments, ...steps.map(({ at }) => at)),
      ),
      creator: person('otto'),
      resolution: last === 'done' ? { name: 'Done' } : null,
      resolutiondate: last === 'done' ? time(steps.at(-1)!.at) : null,
      comment: {
        comments: comments.map((at, place) => ({
          id: String(id * 1_000 + place),
          author: person('ruth'),
          created: time(at),
          updated: time(at),
        })),
      },
      ...options.fields,
    },
    changelog: { histories },
  };
}

/** From open through work and a review to done, a day each. */
export const wholeTicket = (
  number: number,
  options: Parameters<typeof ticket>[1] = {},
) => {
  const { created = MONDAY + number * MINUTE } = options;
  return ticket(number, {
    steps: (['work', 'review', 'done'] as const).map((to, day) => ({
      at: created + (day + 1) * DAY,
      to,
    })),
    ...options,
  });
};
