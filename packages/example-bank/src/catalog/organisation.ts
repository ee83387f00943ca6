import { bank, functionGroups, leadership, pods } from '../organisation/bank';
import { people } from '../organisation/people';
import { Group } from '../organisation/types';
import { API_VERSION, BankEntity } from './entity';

/** Somebody through whose eyes one can look at the example. */
const personas = [
  { name: 'leader', title: 'Leader (guest)', group: 'leaders' },
  { name: 'pod-member', title: 'Pod member (guest)', group: 'pod-payments' },
  { name: 'security-lead', title: 'Security lead (guest)', group: 'security' },
  {
    name: 'platform-lead',
    title: 'Platform lead (guest)',
    group: 'pod-developer-platform',
  },
  {
    name: 'compliance-lead',
    title: 'Compliance lead (guest)',
    group: 'compliance',
  },
  {
    name: 'architecture-lead',
    title: 'Architecture lead (guest)',
    group: 'architecture',
  },
  {
    name: 'pattern-author',
    title: 'Pattern author (guest)',
    group: 'pod-developer-platform',
  },
];

/** Signs patterns off; no journey of the bank's year waits for it. */
const compliance: Group = {
  name: 'compliance',
  title: 'Compliance',
  type: 'function',
};

const descriptions: Record<Group['type'], string> = {
  pod: 'A delivery pod: builds its components and runs them.',
  function: 'A function that pods depend on.',
  leadership: 'Accountable for outcomes across the organisation.',
};

const groupEntity = ({ name, title, type }: Group): BankEntity => ({
  apiVersion: API_VERSION,
  kind: 'Group',
  metadata: { name, title, description: descriptions[type] },
  spec: { type, profile: { displayName: title }, children: [] },
});

/** Every group: leaders, pods, functions. */
export const groupEntities = (): BankEntity[] =>
  [leadership, ...functionGroups, compliance, ...pods].map(groupEntity);

const userEntity = (user: {
  name: string;
  title: string;
  group: string;
}): BankEntity => ({
  apiVersion: API_VERSION,
  kind: 'User',
  metadata: { name: user.name },
  spec: {
    profile: {
      displayName: user.title,
      email: `${user.name}@${bank.mail}`,
    },
    memberOf: [user.group],
  },
});

/** The personas, and the first two of each group. */
export function userEntities(): BankEntity[] {
  const seen = new Map<string, number>();
  const some = people.filter(({ group }) => {
    const count = (seen.get(group) ?? 0) + 1;
    seen.set(group, count);
    return count <= 2;
  });
  return [
    ...personas,
    ...some.map(({ login, name, group }) => ({
      name: login,
      title: name,
      group,
    })),
  ].map(userEntity);
}
