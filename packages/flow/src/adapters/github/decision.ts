import { AnyFact, Fact } from '../../events/fact';
import { Decision } from './runApproval';

type Closed = Fact<'approval.closed'>;

/** The one thing that all of them say; undefined where they do not agree. */
function unanimous(decisions: readonly Decision[]): Decision | undefined {
  const [first, ...others] = decisions;
  const agree = others.every(
    ({ decision, responder }) =>
      decision === first.decision && responder?.id === first.responder?.id,
  );
  return agree ? first : undefined;
}

const withData = (closed: Closed, data: Closed['data']): AnyFact => ({
  ...closed,
  // As `dateDecisions` calls it: the same join, made here.
  id: `${closed.id}/decision`,
  data,
});

/**
 * The end of a wait, with who decided what.
 *
 * @remarks
 * `decisions` are all that the run records for this environment, of any of
 * its attempts and without a time: where several people decided, nothing says
 * who ended this wait. A wait that failed and that nobody rejected was called
 * off.
 */
export function decided(
  closed: Closed,
  decisions: readonly Decision[],
): AnyFact {
  const { decision: concluded, ...rest } = closed.data;
  const like = decisions.filter(({ decision }) => decision === concluded);
  const one = unanimous(like.length > 0 ? like : decisions);
  if (one) {
    const { decision, responder, commented } = one;
    return withData(closed, {
      ...closed.data,
      decision,
      status: decision,
      ...(responder ? { responder } : {}),
      commented,
    });
  }
  return decisions.length === 0 && concluded === 'rejected'
    ? withData(closed, { ...rest, status: 'cancelled' })
    : (closed as AnyFact);
}
