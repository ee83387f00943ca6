import { AnyFact } from '../../events/fact';
import { Adaptation, ignored } from '../adaptation';
import { recordIn, recordsIn, textIn, Values } from '../reading';
import { remarkFact } from './changeStep';
import { Scope } from './scope';
import { secondIn } from './seconds';

/**
 * Who approved, as `merge_requests/12/approvals` says it now.
 *
 * @remarks
 * Only newer versions say when. Who approved and took it back is not there any
 * more, so that notes, where they are read, tell more.
 */
export function adaptApprovals(
  approvals: Values,
  change: string,
  scope: Scope,
): Adaptation {
  const facts = recordsIn(approvals, 'approved_by').flatMap(
    (approval): AnyFact[] => {
      const at = secondIn(approval, 'approved_at', scope.context);
      return at
        ? [
            remarkFact(change, scope, {
              id: `approved/${at.time}`,
              at,
              by: recordIn(approval, 'user'),
              state: 'approved',
            }),
          ]
        : [];
    },
  );
  return facts.length
    ? { facts }
    : ignored(
        'approvals: nothing says when; the notes of the merge request do',
      );
}

/** An event of a project or a person: approvals, which have no other time in old versions. */
export function adaptEvent(
  event: Values,
  change: string | undefined,
  scope: Scope,
): Adaptation {
  const at = secondIn(event, 'created_at', scope.context);
  const isApproval =
    textIn(event, 'action_name') === 'approved' &&
    textIn(event, 'target_type') === 'MergeRequest';
  return isApproval && at && change
    ? {
        facts: [
          remarkFact(change, scope, {
            id: `approved/${at.time}`,
            at,
            by: event.author,
            state: 'approved',
          }),
        ],
      }
    : ignored('event: what it is about is read itself');
}
