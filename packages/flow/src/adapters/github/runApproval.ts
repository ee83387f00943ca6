import { Adaptation, UndatedDecision, unrecognised } from '../adaptation';
import { AdapterContext } from '../context';
import { recordsIn, textIn, Values } from '../reading';
import { Hint, hintOf } from './hint';
import { personOf } from './person';
import { placeOf } from './place';
import { approvalKey, runKey } from './scope';

const decisions: Record<string, UndatedDecision['decision']> = {
  approved: 'approved',
  rejected: 'rejected',
};

function decisionsOf(
  approval: Values,
  hint: Hint & { run: string },
  context: AdapterContext,
): UndatedDecision[] {
  const decision = decisions[textIn(approval, 'state') ?? ''];
  return recordsIn(approval, 'environments').flatMap(environment => {
    const name = textIn(environment, 'name');
    const place = placeOf(environment, undefined, context);
    return decision && name && place
      ? [
          {
            source: place.source,
            key: approvalKey(runKey(place, hint.run), hint.attempt ?? 1, name),
            decision,
            responder: personOf(approval.user, context),
            commented: Boolean(textIn(approval, 'comment')?.trim()),
          },
        ]
      : [];
  });
}

/**
 * `actions/runs/{id}/approvals`: who decided what, but neither when nor for which run.
 *
 * The environment's own `created_at` is when somebody set it up, not a decision.
 */
export function adaptRunApproval(
  approval: Values,
  context: AdapterContext,
): Adaptation {
  const hint = hintOf(context.pathHint);
  if (!hint.run) {
    return unrecognised(
      'approvals of a run do not say which run; put its id into the path, like runs/123/approvals.json',
    );
  }
  return {
    facts: [],
    undated: decisionsOf(approval, { ...hint, run: hint.run }, context),
  };
}
