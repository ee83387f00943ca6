import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { factFrom } from '../reading';
import { History } from './histories';
import { Issue } from './issue';
import { contentChanges, formerKeys } from './past';
import { snapshotOf } from './snapshot';

/**
 * The issue as it stands at an instant.
 *
 * @remarks
 * What a webhook sends is `heard`: it lacks comments, remote links and former
 * keys, and must not compete with what is fetched. At the same instant the
 * fetched one wins, because its id sorts after it.
 */
export function snapshotFact(
  issue: Issue,
  histories: readonly History[],
  { at, id }: { at: Instant; id: 'updated' | 'heard' },
): AnyFact {
  return factFrom('ticket.updated', {
    id: `${issue.id}/${id}/${at.time}`,
    source: issue.address.source,
    at,
    data: snapshotOf(issue, formerKeys(histories)),
  });
}

/**
 * Says that somebody changed what the ticket asks for, and when.
 *
 * It carries no values: the snapshot does, and a former parent or link that
 * was taken back must not come to life again.
 */
export function contentFacts(issue: Issue, history: History): AnyFact[] {
  const changed = contentChanges(history);
  return changed.length
    ? [
        factFrom('ticket.updated', {
          id: `history/${history.id}/content`,
          source: issue.address.source,
          at: history.at,
          data: { key: issue.key, changed, actor: history.actor },
        }),
      ]
    : [];
}
