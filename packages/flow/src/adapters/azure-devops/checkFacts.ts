import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { factFrom, idIn, Values } from '../reading';
import { approvalFacts } from './approval';
import { Check } from './check';
import { RunSubject } from './runSubject';
import { approvalKey, checkKey, Scope, withKnown } from './scope';

/** What the facts of one check are made of. */
interface Checked {
  check: Check;
  run: RunSubject;
  scope: Scope;
}

const aboutOf = ({ check, run }: Checked) => ({
  run: run.run,
  attempt: check.attempt,
  repository: run.repository,
  headSha: run.headSha,
});

/** A fact of this check at an instant; none where it is not recorded. */
function tell<
  T extends
    | 'approval.created'
    | 'approval.closed'
    | 'timer.started'
    | 'timer.finished'
    | 'taskrun.queued'
    | 'taskrun.started'
    | 'taskrun.finished',
>(
  type: T,
  id: string,
  at: Instant | undefined,
  { scope, data }: { scope: Scope; data: FactData[T] },
): AnyFact[] {
  return at ? [factFrom(type, { id, source: scope.source, at, data })] : [];
}

const endings = {
  passed: { decision: 'approved', status: 'approved' },
  failed: { decision: 'rejected', status: 'rejected' },
  cancelled: { status: 'cancelled' },
  expired: { status: 'expired' },
} as const;

const outcomes = {
  passed: 'success',
  failed: 'failure',
  cancelled: 'cancel',
  expired: 'error',
} as const;

/** A check that decides by itself: a machine's verdict is no approval. */
function evaluationFacts(checked: Checked): AnyFact[] {
  const { check, run, scope } = checked;
  const { name, asked, ended, result } = check;
  const { headSha } = run;
  const task = checkKey(check.id);
  const id = (what: string) => withKnown(`${task}/${what}`, { headSha });
  const data = { ...aboutOf(checked), task, name, evaluation: true };
  const outcome = result && outcomes[result];
  return [
    ...tell('taskrun.started', id('started'), asked, { scope, data }),
    ...tell('taskrun.finished', id('finished'), ended, {
      scope,
      data: { ...data, outcome },
    }),
  ];
}

/** An approval whose own answer is not at hand: nothing says who decided. */
function bareApprovalFacts(checked: Checked): AnyFact[] {
  const { check, run, scope } = checked;
  const { environment, stage: name, asked, ended, result } = check;
  const { headSha } = run;
  const key = approvalKey(check.id);
  const id = (what: string) =>
    withKnown(`${key}/checkpoint/${what}`, { headSha, environment });
  const data = { key, name, environment, ...aboutOf(checked) };
  return [
    ...tell('approval.created', id('asked'), asked, { scope, data }),
    ...tell('approval.closed', id('closed'), ended, {
      scope,
      data: { ...data, ...(result && endings[result]) },
    }),
  ];
}

/** Business hours, a delay: deliberate, and nobody's decision. */
function timerFacts(checked: Checked): AnyFact[] {
  const { check, run, scope } = checked;
  const { environment, name, asked, ended } = check;
  const { headSha } = run;
  const key = checkKey(check.id);
  const id = (what: string) =>
    withKnown(`${key}/${what}`, { headSha, environment });
  const data = { key, name, environment, ...aboutOf(checked) };
  return [
    ...tell('timer.started', id('started'), asked, { scope, data }),
    ...tell('timer.finished', id('finished'), ended, { scope, data }),
  ];
}

/** An exclusive lock is a queue for the environment: a task that only waits. */
function queueFacts(checked: Checked): AnyFact[] {
  const { check, run, scope } = checked;
  const { name, asked, ended, result } = check;
  const { headSha } = run;
  const task = checkKey(check.id);
  const id = (what: string) => withKnown(`${task}/${what}`, { headSha });
  const about = aboutOf(checked);
  const data = { ...about, task, name };
  const outcome = result && outcomes[result];
  return [
    ...tell('taskrun.queued', id('queued'), asked, { scope, data }),
    ...tell('taskrun.finished', id('finished'), ended, {
      scope,
      data: { ...data, outcome },
    }),
  ];
}

/**
 * Facts of one check of a run.
 *
 * @param approvals - answers of `pipelines/approvals`; an approval is a check,
 * and has its number.
 */
export function checkFacts(
  check: Check,
  run: RunSubject,
  approvals: readonly Values[],
  scope: Scope,
): AnyFact[] {
  const checked = { check, run, scope };
  switch (check.kind) {
    case 'timer':
      return timerFacts(checked);
    case 'queue':
      return queueFacts(checked);
    case 'evaluation':
      return evaluationFacts(checked);
    default: {
      const approval = approvals.find(each => idIn(each, 'id') === check.id);
      const { environment, stage: name } = check;
      return approval
        ? approvalFacts(
            approval,
            { ...aboutOf(checked), environment, name },
            scope,
          )
        : bareApprovalFacts(checked);
    }
  }
}
