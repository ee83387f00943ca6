import { membersOf } from '../organisation/people';
import { Component } from '../organisation/types';
import { mend } from './develop';
import {
  changeBoard,
  dataAccess,
  retentionCheck,
  securityReview,
} from './gatesOfTheBank';
import { Telling } from './telling';
import { TicketPen } from './ticketPen';

/** What stands between merged and released. */
export function passGates(
  telling: Telling,
  pen: TicketPen,
  component: Component,
): void {
  const { quotas } = telling;
  const { ticket } = pen;
  const repair = (from: number, until: number) =>
    mend(telling, { component, ticket, from, until });
  if (quotas.reviewed[ticket.risk ?? 'Low'].take()) {
    if (quotas.reviewTicket.take()) {
      reviewByTicket(telling, pen, component);
    } else {
      securityReview(telling, pen, repair);
    }
  }
  if (component.product.sensitive && quotas.usesData.take()) {
    dataAccess(telling, pen);
  }
  if (quotas.retention.take()) {
    retentionCheck(telling, pen);
  }
  if (component.product.regulated) {
    changeBoard(telling, pen);
  }
}

/** Security takes some reviews only as a ticket of its own, which blocks the feature. */
function reviewByTicket(
  telling: Telling,
  pen: TicketPen,
  component: Component,
): void {
  const { ticket } = pen;
  pen.move('Awaiting review', ticket.reporter);
  const review = new TicketPen(telling.history, {
    project: 'SEC',
    type: 'Security Review',
    summary: `Security review: ${ticket.summary}`,
    component,
    risk: ticket.risk,
    created: pen.at,
    reporter: ticket.reporter,
    status: 'Open',
    links: [{ outward: 'blocks', inward: 'is blocked by', to: ticket }],
  });
  securityReview(telling, review, (from, until) =>
    mend(telling, { component, ticket: review.ticket, from, until }),
  );
  review.move('Done', telling.rng.pick(membersOf('security')));
  pen.at = review.at;
}
