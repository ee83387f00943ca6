import { AnyFact } from '../../events/fact';
import { factFrom, idIn, instantIn, textIn, Values } from '../reading';
import { personOf } from './person';
import { attemptOf, isHeld, pageOf } from './run';
import { forkApprovalKey, runKey, Scope } from './scope';

/** What a gate rule calls it: `approval: [fork approval]`. */
const NAME = 'fork approval';

const startOf = (run: Values, scope: Scope) =>
  instantIn(run, 'run_started_at', scope.context);

/** A held attempt never ran: it waits since it was made. */
const askedAt = (run: Values, scope: Scope) =>
  attemptOf(run) === 1
    ? instantIn(run, 'created_at', scope.context)
    : startOf(run, scope);

function dataOf(run: Values, scope: Scope) {
  const { repository } = scope.place;
  const key = runKey(scope.place, idIn(run, 'id') ?? '');
  const headSha = textIn(run, 'head_sha', 500);
  return {
    // Whoever lets a commit in lets all runs go that it started.
    key: forkApprovalKey(scope.place, headSha ?? key),
    name: NAME,
    run: key,
    attempt: attemptOf(run),
    repository,
    headSha,
    url: pageOf(run),
  };
}

const idOf = ({ run, attempt }: ReturnType<typeof dataOf>, what: string) =>
  `${run}/${attempt}/approvals/fork/${what}`;

/** A run of a stranger's change waits for somebody who lets it run. */
export function forkAskedFacts(run: Values, scope: Scope): AnyFact[] {
  const at = isHeld(run) ? askedAt(run, scope) : undefined;
  const data = dataOf(run, scope);
  return at
    ? [
        factFrom('approval.created', {
          id: idOf(data, 'asked'),
          source: scope.place.source,
          at,
          data: {
            ...data,
            requestor: personOf(
              run.triggering_actor ?? run.actor,
              scope.context,
            ),
          },
        }),
      ]
    : [];
}

function decidedFacts(held: Values, next: Values, scope: Scope): AnyFact[] {
  const at = startOf(next, scope);
  const data = dataOf(held, scope);
  const requestor = personOf(
    held.triggering_actor ?? held.actor,
    scope.context,
  );
  const by = personOf(next.triggering_actor, scope.context);
  return at
    ? [
        factFrom('approval.closed', {
          id: idOf(data, 'decided'),
          source: scope.place.source,
          at,
          inferred: true,
          data: {
            ...data,
            decision: 'approved',
            status: 'approved',
            // Some ways to approve leave the run to whoever pushed.
            responder: by && by.id !== requestor?.id ? by : undefined,
          },
        }),
      ]
    : [];
}

/**
 * Somebody let a held run go: its next attempt started.
 *
 * @remarks
 * It needs the attempts of one run together: a re-run of any other
 * conclusion is no gate, and a later attempt does not say what it repeats.
 */
export function forkDecidedFacts(
  attempts: readonly Values[],
  scope: Scope,
): AnyFact[] {
  const byAttempt = new Map(attempts.map(run => [attemptOf(run), run]));
  return attempts.filter(isHeld).flatMap(held => {
    const next = byAttempt.get(attemptOf(held) + 1);
    return next ? decidedFacts(held, next, scope) : [];
  });
}
