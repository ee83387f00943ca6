import { bank } from '../organisation/bank';

/** Statuses of the bank's Jira by category; every other one is "in progress". */
const fresh = new Set(['Backlog', 'Proposed', 'To do', 'Open']);
const done = new Set([
  'Done',
  'Productive',
  'Ready to code',
  'Rejected',
  'Resolved',
]);

type Category = 'new' | 'indeterminate' | 'done';

const categories: Record<
  Category,
  { id: number; name: string; colorName: string }
> = {
  new: { id: 2, name: 'To Do', colorName: 'blue-gray' },
  indeterminate: { id: 4, name: 'In Progress', colorName: 'yellow' },
  done: { id: 3, name: 'Done', colorName: 'green' },
};

/** How Jira groups a status. */
export function categoryOf(status: string): Category {
  if (fresh.has(status)) {
    return 'new';
  }
  return done.has(status) ? 'done' : 'indeterminate';
}

/** Each status name has one id, in order of first use. */
const ids = new Map<string, string>();

export function statusId(status: string): string {
  const known = ids.get(status) ?? hashId(status);
  ids.set(status, known);
  return known;
}

function hashId(status: string): string {
  let hash = 7;
  for (const letter of status) {
    hash = (hash * 31 + letter.charCodeAt(0)) % 89_989;
  }
  return String(10_000 + hash);
}

/** Every status that the record has used so far, as Jira lists them. @public */
export const jiraStatuses = () =>
  [...ids.keys()].map(status => statusOf(bank.jira, status));

/** A status as the wire writes it. */
export function statusOf(base: string, status: string) {
  const key = categoryOf(status);
  const category = categories[key];
  return {
    self: `${base}/rest/api/2/status/${statusId(status)}`,
    name: status,
    id: statusId(status),
    statusCategory: {
      self: `${base}/rest/api/2/statuscategory/${category.id}`,
      ...category,
      key,
    },
  };
}
