import { Instant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { meaning } from '../../events/meaning';
import {
  factFrom,
  idIn,
  instantIn,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { personOf } from './person';
import { approvalKey, runKey, Scope, withKnown } from './scope';

type Decision = FactData['approval.closed'];

/** What an approval is about, as far as the payload says. */
export interface ApprovalSubject {
  run?: string;
  attempt?: number;
  repository?: string;
  headSha?: string;
  environment?: string;
  /** The stage that waits for it. */
  name?: string;
}

type Ending = Pick<Decision, 'decision' | 'status'>;

/** Final states of an approval, and of a step of one. */
const endings: Record<string, Ending | undefined> = {
  approved: { decision: 'approved', status: 'approved' },
  rejected: { decision: 'rejected', status: 'rejected' },
  timedOut: { status: 'expired' },
  canceled: { status: 'cancelled' },
  skipped: { status: 'cancelled' },
  failed: { status: 'cancelled' },
};

const statusOf = (values: Values) => textIn(values, 'status') ?? '';

const hasComment = (values: Values) =>
  Boolean(textIn(values, 'comment')?.trim());

/** Who decided it; the one who was assigned may have been a group. */
const responderOf = (step: Values | undefined, scope: Scope) =>
  step && personOf(step.actualApprover ?? step.lastModifiedBy, scope.context);

interface Step {
  values: Values;
  at: Instant;
  status: string;
}

/** Steps that somebody acted on, in order of time. */
function stepsOf(approval: Values, { context }: Scope): Step[] {
  return recordsIn(approval, 'steps')
    .flatMap(values => {
      const at = instantIn(values, 'lastModifiedOn', context);
      const status = statusOf(values);
      return at && ['approved', 'rejected', 'deferred'].includes(status)
        ? [{ values, at, status }]
        : [];
    })
    .sort((one, other) => one.at.time - other.at.time);
}

/** What a raw approval says of its run, where the server is recent enough. */
export function subjectOfApproval(approval: Values): ApprovalSubject {
  const owner = recordIn(recordIn(approval, 'pipeline'), 'owner');
  const build = idIn(owner, 'id');
  return build ? { run: runKey(build) } : {};
}

/**
 * An approval of a YAML pipeline: asked for, decided by one after the other, closed.
 *
 * @remarks
 * It closes when the last approver that it needs has decided; what others
 * said before is on the way (`approval.updated`). The last change of an open
 * approval is no decision.
 */
export function approvalFacts(
  approval: Values,
  subject: ApprovalSubject,
  scope: Scope,
): AnyFact[] {
  const { source, context } = scope;
  const id = idIn(approval, 'id') ?? '';
  const { run, headSha, environment } = subject;
  const named = (what: string) =>
    withKnown(`${approvalKey(id)}/${what}`, { run, headSha, environment });
  const data = { key: approvalKey(id), ...subject };
  const asked = instantIn(approval, 'createdOn', context);
  const ending = meaning(endings, statusOf(approval));
  const closed = ending && instantIn(approval, 'lastModifiedOn', context);
  const steps = stepsOf(approval, scope);
  const last = steps.at(-1);
  const before = ending?.decision ? steps.slice(0, -1) : steps;
  return [
    ...(asked
      ? [
          factFrom('approval.created', {
            id: named('asked'),
            source,
            at: asked,
            data,
          }),
        ]
      : []),
    ...before.map(({ values, at, status }) =>
      factFrom('approval.updated', {
        id: named(`steps/${at.time}/${status}`),
        source,
        at,
        data: {
          ...data,
          decision: status as Decision['decision'],
          responder: responderOf(values, scope),
          commented: hasComment(values),
        },
      }),
    ),
    ...(closed
      ? [
          factFrom('approval.closed', {
            id: named('closed'),
            source,
            at: closed,
            data: {
              ...data,
              ...ending,
              responder: ending.decision && responderOf(last?.values, scope),
              commented: steps.some(({ values }) => hasComment(values)),
            },
          }),
        ]
      : []),
  ];
}
