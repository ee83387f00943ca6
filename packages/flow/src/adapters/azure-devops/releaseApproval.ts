import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { Adaptation, ignored } from '../adaptation';
import { meaning } from '../../events/meaning';
import {
  attemptIn,
  factFrom,
  idIn,
  instantIn,
  recordIn,
  textIn,
  Values,
} from '../reading';
import { personOf } from './person';
import { releaseApprovalKey, releaseKey, Scope, withKnown } from './scope';

type Decision = FactData['approval.closed'];
type Ending = Pick<Decision, 'decision' | 'status'>;

const endings: Record<string, Ending | undefined> = {
  approved: { decision: 'approved', status: 'approved' },
  rejected: { decision: 'rejected', status: 'rejected' },
  canceled: { status: 'cancelled' },
  // Another approver has approved in this one's place.
  skipped: { status: 'approved' },
};

/** What the release around an approval tells of it. */
export interface ReleaseSubject {
  release: string;
  environment?: string;
  attempt?: number;
  repository?: string;
  headSha?: string;
}

/** What an approval says itself of its release. */
export function subjectOfRow(approval: Values): ReleaseSubject {
  return {
    release: idIn(recordIn(approval, 'release'), 'id') ?? '',
    environment: textIn(recordIn(approval, 'releaseEnvironment'), 'name'),
  };
}

/**
 * Approvals after a deployment hold what comes next, not the environment:
 * only a rule for their name counts them.
 */
function askerOf(approval: Values, environment: string | undefined) {
  return textIn(approval, 'approvalType') === 'postDeploy'
    ? { name: `${environment?.slice(0, 1_900) ?? ''} post-deployment`.trim() }
    : { environment, name: environment };
}

function dataOf(approval: Values, subject: ReleaseSubject) {
  const { release, environment, repository, headSha } = subject;
  return {
    key: releaseApprovalKey(idIn(approval, 'id') ?? ''),
    ...askerOf(approval, environment),
    run: releaseKey(release),
    attempt: attemptIn(
      { attempt: approval.attempt ?? subject.attempt },
      'attempt',
    ),
    repository,
    headSha,
  };
}

/**
 * One approver's part of an approval before or after a deployment.
 *
 * @remarks
 * Rows of one environment overlap and are folded into one round. Automated
 * ones are no gate: nobody was asked, and they take no time. `reassigned` is
 * no decision: the row goes on with another approver.
 *
 * @param sibling - decision of another row of the same rank that stands for
 * this one, where all rows are known.
 */
export function adaptReleaseApproval(
  approval: Values,
  subject: ReleaseSubject,
  scope: Scope,
  sibling?: Ending,
): Adaptation {
  if (approval.isAutomated === true) {
    return ignored('automated release approval: nobody was asked');
  }
  const { source, context } = scope;
  const data = dataOf(approval, subject);
  const id = (what: string) =>
    withKnown(`${data.key}/${what}`, { headSha: subject.headSha });
  const asked = instantIn(approval, 'createdOn', context);
  const own = meaning(endings, textIn(approval, 'status'));
  const ending = own?.decision ? own : own && (sibling ?? own);
  const closed = ending && instantIn(approval, 'modifiedOn', context);
  const facts: Array<AnyFact | undefined> = [
    asked &&
      factFrom('approval.created', {
        id: id('asked'),
        source,
        at: asked,
        data,
      }),
    closed &&
      factFrom('approval.closed', {
        id: id(sibling && !own?.decision ? 'closed/sibling' : 'closed'),
        source,
        at: closed,
        data: {
          ...data,
          ...ending,
          responder: own?.decision && personOf(approval.approvedBy, context),
          commented: Boolean(textIn(approval, 'comments')?.trim()),
        },
      }),
  ];
  return { facts: facts.filter(fact => fact !== undefined) };
}

/** What somebody decided among rows: it stands for those that were passed over. */
export function decisionAmong(
  approvals: readonly Values[],
): Ending | undefined {
  const decided = approvals.map(each => textIn(each, 'status') ?? '');
  const word = ['rejected', 'approved'].find(each => decided.includes(each));
  const ending = meaning(endings, word);
  return ending && { status: ending.status };
}
