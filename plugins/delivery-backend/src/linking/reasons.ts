import { LinkReason } from './LinkingService';

/** Why a deployment, or a ticket, is not linked, as people read it. */
const texts: Record<string, string> = {
  'no-commit': 'Names no commit',
  'unknown-repository': 'No change of its repository is known',
  'unknown-commit': 'Its commit belongs to no known change',
  'change-without-journey':
    'Its commit is of a change that is in no journey: it was closed without a merge',
  'no-journey':
    'Only attaches, as epics and change requests do, and nothing that it belongs to is known',
  'open-without-change': 'No change names it yet, and its journey is open',
  'closed-without-change': 'Its journey is closed, and no change ever named it',
};

/** Most reasons that are told apart; the rest are told as one. */
const MOST_REASONS = 20;

/** Names a reason in words, with the latest example. */
export function reasonOf(row: {
  code: string;
  count: number;
  example: string;
}): LinkReason {
  const { code, count, example } = row;
  return { code, reason: texts[code] ?? code, count, example: plain(example) };
}

/** Most frequent first; beyond twenty they are summed up. */
export function biggestFirst(reasons: readonly LinkReason[]): LinkReason[] {
  const sorted = [...reasons].sort(
    (one, other) =>
      other.count - one.count || (one.reason < other.reason ? -1 : 1),
  );
  const rest = sorted.slice(MOST_REASONS);
  return rest.length === 0
    ? sorted
    : [
        ...sorted.slice(0, MOST_REASONS),
        {
          code: 'other',
          reason: 'Other reasons',
          count: rest.reduce((sum, each) => sum + each.count, 0),
          example: rest[0].example,
        },
      ];
}

/** A node's key as people know it: without what kind of node it is. */
function plain(node: string): string {
  return node.slice(node.indexOf(':') + 1);
}
