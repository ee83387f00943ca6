import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { factFrom } from '../reading';
import { History } from './histories';
import { Issue } from './issue';
import { contentChanges, formerKeys } from './past';
import { snapshotOf } from './snapshot';

/** The issue as it stands at an instant. */
export function snapshotFact(
  issue: Issue,
  histories: readonly History[],
  at: Instant,
): AnyFact {
  return factFrom('ticket.updated', {
    id: `${issue.id}/updated/${at.time}`,
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
