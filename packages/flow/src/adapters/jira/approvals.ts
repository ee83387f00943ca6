import { Instant, parseInstant } from '../../events/instant';
import { AnyFact } from '../../events/fact';
import { FactData } from '../../events/factData';
import { Person } from '../../events/data/person';
import { AdapterContext } from '../context';
import { meaning } from '../../events/meaning';
import {
  factFrom,
  idIn,
  isRecord,
  LONGEST_ID,
  recordIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { addressOf } from './address';
import { Issue } from './issue';
import { personOf } from './person';

type Decision = FactData['approval.closed'];

/** A service-desk approval, whether on its own page or inside an issue. */
export const isApproval = (value: unknown): value is Values =>
  isRecord(value) &&
  Array.isArray(value.approvers) &&
  isRecord(value.createdDate) &&
  'finalDecision' in value;

/** Service-desk dates say the same instant in several forms; take the first that reads. */
function dateIn(
  approval: Values,
  field: string,
  context: AdapterContext,
): Instant | undefined {
  const date = recordIn(approval, field);
  return (
    parseInstant(date.epochMillis) ??
    parseInstant(date.iso8601, context) ??
    parseInstant(date.jira, context)
  );
}

const endings: Record<string, Pick<Decision, 'decision' | 'status'>> = {
  approved: { decision: 'approved', status: 'approved' },
  declined: { decision: 'rejected', status: 'rejected' },
  rejected: { decision: 'rejected', status: 'rejected' },
  cancelled: { status: 'cancelled' },
  canceled: { status: 'cancelled' },
  expired: { status: 'expired' },
};

/** Who decided: only where exactly one approver's answer is the final one. */
function responderOf(
  approval: Values,
  context: AdapterContext,
): Person | undefined {
  const final = textIn(approval, 'finalDecision');
  const agreeing = recordsIn(approval, 'approvers').filter(
    each => textIn(each, 'approverDecision') === final,
  );
  return agreeing.length === 1
    ? personOf(agreeing[0].approver, context)
    : undefined;
}

interface Subject {
  /** Key, or internal id, of the request that is to be approved. */
  ticket: string;
  /** Name of the request in the approval's own address. */
  request: string;
  source: string;
}

function approvalFacts(
  approval: Values,
  subject: Subject,
  context: AdapterContext,
): AnyFact[] {
  const asked = dateIn(approval, 'createdDate', context);
  if (!asked) {
    return [];
  }
  const key = `request/${subject.request}/approval/${
    idIn(approval, 'id') ?? asked.time
  }`;
  const data = { key, name: textIn(approval, 'name'), ticket: subject.ticket };
  const { source } = subject;
  const created = factFrom('approval.created', {
    id: `${key}/created`,
    source,
    at: asked,
    data,
  });
  const decided = dateIn(approval, 'completedDate', context);
  const ending = meaning(
    endings,
    textIn(approval, 'finalDecision')?.toLowerCase(),
  );
  if (!decided || !ending) {
    return [created];
  }
  const responder = responderOf(approval, context);
  return [
    created,
    factFrom('approval.closed', {
      id: `${key}/closed`,
      source,
      at: decided,
      data: { ...data, ...ending, responder },
    }),
  ];
}

const selfOf = (approval: Values) =>
  textIn(recordIn(approval, '_links'), 'self');

const requestIn = (approval: Values) =>
  /\/request\/([^/?#]+)\//
    .exec(selfOf(approval) ?? '')?.[1]
    .slice(0, LONGEST_ID);

/** Approvals of a page of their own; the path may name the issue's key. */
export function pageApprovals(
  approvals: readonly Values[],
  key: string | undefined,
  context: AdapterContext,
): AnyFact[] {
  return approvals.flatMap(approval => {
    const request = requestIn(approval) ?? key;
    const { source } = addressOf(selfOf(approval), context);
    return request
      ? approvalFacts(
          approval,
          { ticket: key ?? request, request, source },
          context,
        )
      : [];
  });
}

/**
 * Approvals that an issue holds: in the custom field where a service desk
 * keeps them, or fetched apart and put beside the fields as `approvals`.
 */
export function approvalsIn(issue: Issue): AnyFact[] {
  const { values, fields, key, address, context } = issue;
  const request = idIn(values, 'id') ?? key;
  const custom = Object.entries(fields)
    .filter(([name]) => name.startsWith('customfield_'))
    .flatMap(([, value]) =>
      isRecord(value) && Array.isArray(value.values) ? value.values : value,
    );
  return [...custom, ...recordsIn(values, 'approvals')]
    .filter(isApproval)
    .flatMap(approval =>
      approvalFacts(
        approval,
        {
          ticket: key,
          request: requestIn(approval) ?? request,
          source: address.source,
        },
        context,
      ),
    );
}
