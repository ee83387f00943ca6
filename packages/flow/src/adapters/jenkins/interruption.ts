import { Person } from '../../events/data/person';
import { FactData } from '../../events/factData';
import { recordsIn, textIn, Values } from '../reading';
import { isInterruption } from './causes';
import { personOf } from './person';
import { Scope } from './scope';

/** What became of an input that was not let through. */
export interface Refusal {
  status: NonNullable<FactData['approval.closed']['status']>;
  responder?: Person;
}

/** Nothing says that anybody decided. */
export const unexplained: Refusal = { status: 'cancelled' };

const isRejection = (cause: Values) =>
  /\.Rejection$/.test(textIn(cause, '_class') ?? '') ||
  /^Rejected\b/.test(textIn(cause, 'shortDescription') ?? '');

/** Jenkins rejects inputs in its own name when it stops a build. */
const isBySystem = (cause: Values) =>
  / by SYSTEM$/.test(textIn(cause, 'shortDescription') ?? '') ||
  /\/user\/SYSTEM$/.test(
    textIn((cause.user ?? {}) as Values, 'absoluteUrl') ?? '',
  );

const isTimeout = (cause: Values) =>
  /ExceededTimeout$/.test(textIn(cause, '_class') ?? '') ||
  /^Timeout has been exceeded/.test(textIn(cause, 'shortDescription') ?? '');

/**
 * Why a build was interrupted: somebody rejected its input, its time was over,
 * or somebody stopped it.
 */
export function refusalOf(build: Values | undefined, scope: Scope): Refusal {
  const causes = recordsIn(build ?? {}, 'actions')
    .filter(isInterruption)
    .flatMap(action => recordsIn(action, 'causes'));
  const rejection = causes.find(each => isRejection(each) && !isBySystem(each));
  if (rejection) {
    const responder = personOf(rejection.user, scope.context);
    return { status: 'rejected', ...(responder ? { responder } : {}) };
  }
  return causes.some(isTimeout) ? { status: 'expired' } : unexplained;
}
