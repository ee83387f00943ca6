import { at } from './told';

const site = 'https://harbour.atlassian.net';

export const account = (accountId: string, more: object = {}) => ({
  accountId,
  displayName: accountId,
  ...more,
});

/** One entry of a changelog. */
export const history = (id: string, created: string, items: object[]) => ({
  id,
  author: account('mia'),
  created,
  items,
});

export const moved = (fromString: string | null, toString: string | null) => ({
  field: 'status',
  fromString,
  toString,
});

export const resolved = (
  fromString: string | null,
  toString: string | null,
) => ({ field: 'resolution', fromString, toString });

/** Changelog of `issue()`, in no order. */
export const changelog = () => ({
  total: 3,
  histories: [
    history('32', at('11:00'), [
      moved('Review', 'Done'),
      resolved(null, 'Done'),
    ]),
    history('30', '2026-03-02T16:30:00.000+0700', [
      moved('To Do', 'In Progress'),
    ]),
    history('31', at('10:00'), [moved('In Progress', 'Review')]),
  ],
});

/** An issue that was done. */
export const issue = (fields: object = {}, more: object = {}) => ({
  id: '10012',
  key: 'PAY-12',
  self: `${site}/rest/api/3/issue/10012`,
  fields: {
    summary: 'An environment for payments',
    issuetype: { name: 'Story', subtask: false, hierarchyLevel: 0 },
    project: { key: 'PAY' },
    status: { name: 'Done', statusCategory: { key: 'done' } },
    created: at('09:00'),
    updated: at('11:00'),
    creator: account('mia'),
    resolution: { name: 'Done' },
    resolutiondate: at('11:00'),
    ...fields,
  },
  ...more,
});

/** A service-desk approval; `created` and `completed` are in epoch milliseconds. */
export const approval = (more: object = {}) => ({
  id: '3',
  name: 'Release approval',
  finalDecision: 'approved',
  approvers: [{ approver: account('ruth'), approverDecision: 'approved' }],
  createdDate: {
    epochMillis: Date.parse(at('09:00')),
    iso8601: '2026-03-02T16:00:00+0700',
  },
  completedDate: { iso8601: '2026-03-02T17:00:00+0700' },
  _links: { self: `${site}/rest/servicedeskapi/request/10012/approval/3` },
  ...more,
});
