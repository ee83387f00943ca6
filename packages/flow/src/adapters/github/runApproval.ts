import { Adaptation, UndatedDecision, unrecognised } from '../adaptation';
import { AdapterContext } from '../context';
import { recordsIn, textIn, Values } from '../reading';
import { Hint, hintOf } from './hint';
import { personOf } from './person';
import { placeOf } from './place';
import { meaning } from '../../events/meaning';
import { approvalKey, runKey, Scope } from './scope';

const decisions: Record<string, UndatedDecision['decision']> = {
  approved: 'approved',
  rejected: 'rejected',
};

/** Who decided what; when, nothing says. */
export type Decision = Pick<
  UndatedDecision,
  'decision' | 'responder' | 'commented'
>;

function decisionOf(
  approval: Values,
  context: AdapterContext,
): Decision | undefined {
  const decision = meaning(decisions, textIn(approval, 'state'));
  return (
    decision && {
      decision,
      responder: personOf(approval.user, context),
      commented: Boolean(textIn(approval, 'comment')?.trim()),
    }
  );
}

/** What a review of a run decided for one environment. */
export function decisionsFor(
  approval: Values,
  environment: string,
  { context }: Scope,
): Decision[] {
  const isFor = recordsIn(approval, 'environments').some(
    each => textIn(each, 'name') === environment,
  );
  const decision = isFor ? decisionOf(approval, context) : undefined;
  return decision ? [decision] : [];
}

function decisionsOf(
  approval: Values,
  hint: Hint & { run: string },
  context: AdapterContext,
): UndatedDecision[] {
  const decision = decisionOf(approval, context);
  return recordsIn(approval, 'environments').flatMap(environment => {
    const name = textIn(environment, 'name');
    const place = placeOf(environment, undefined, context);
    return decision && name && place
      ? [
          {
            source: place.source,
            key: approvalKey(runKey(place, hint.run), hint.attempt ?? 1, name),
            ...decision,
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
