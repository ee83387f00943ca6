import { AnyFact } from '../events/fact';
import { LinkedJourney } from '../link/linkedJourney';
import { ChangeTrack } from './changeTrack';
import { Milestone } from './journey';
import { TicketTrack } from './ticketTrack';

/**
 * When the need was recorded: in the configured field, else at the root's
 * creation; where that is not recorded, at the first event of the journey.
 */
export function needOf(
  journey: LinkedJourney,
  root: TicketTrack | undefined,
  changes: readonly ChangeTrack[],
  facts: readonly AnyFact[],
): Milestone {
  if (root?.needAt !== undefined) {
    return {
      at: root.needAt,
      provenance: 'observed',
      evidence: `need recorded on ${root.key}`,
    };
  }
  if (root) {
    return {
      at: root.createdAt,
      provenance: root.createdObserved ? 'observed' : 'inferred',
      evidence: root.createdObserved
        ? `${root.key} created`
        : `${root.key} first seen`,
    };
  }
  const opened = changes.find(each => each.times.openedAt !== undefined);
  return opened?.times.openedAt !== undefined && journey.rootKind === 'change'
    ? {
        at: opened.times.openedAt,
        provenance: 'observed',
        evidence: `${opened.times.key} opened`,
      }
    : {
        at: facts[0]?.time ?? 0,
        provenance: 'inferred',
        evidence: 'first event',
      };
}
