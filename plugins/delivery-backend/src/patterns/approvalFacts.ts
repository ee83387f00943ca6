import { AnyFact } from '@delivery-stack/flow';
import { DecisionAsk } from './DecisionAsks';

/** What the events of asks and decisions call their source. */
const SOURCE = 'delivery:patterns';

const NAMES = {
  signOff: 'Pattern sign-off',
  exception: 'Value outside the envelope',
} as const;

/**
 * An ask as approvals of CDEvents: created, and closed once it was decided or
 * another content replaced it. A gate's rule names it by function:
 * `{ source: delivery, approval: 'Pattern sign-off: security' }`.
 */
export function approvalFacts(ask: DecisionAsk): AnyFact[] {
  const { kind, key, decision, replacedAt, askedAt, askedBy } = ask;
  const origin = { source: SOURCE, vendor: 'delivery' };
  const data = {
    key: `${kind}/${key}`,
    name: `${NAMES[kind]}: ${ask.function}`,
    requestor: { id: askedBy },
  };
  const created: AnyFact = {
    ...origin,
    type: 'approval.created',
    id: `${data.key}/created`,
    time: askedAt,
    data,
  };
  const closed = (time: number, more: object): AnyFact => ({
    ...origin,
    type: 'approval.closed',
    id: `${data.key}/closed`,
    time,
    data: { ...data, ...more },
  });
  if (decision) {
    const { at, approved, by, commented } = decision;
    const status = approved ? 'approved' : 'rejected';
    const responder = { id: by };
    return [created, closed(at, { status, responder, commented })];
  }
  return replacedAt === undefined
    ? [created]
    : [created, closed(replacedAt, { status: 'cancelled' })];
}
