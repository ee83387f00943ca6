import { Risk, Ticket } from '../model/ticket';
import { membersOf } from '../organisation/people';
import { topics, verbs } from '../organisation/topics';
import { Component } from '../organisation/types';
import { DAY, HOUR, MINUTE } from '../time/instants';
import { atWork } from '../time/workingHours';
import { develop, mend } from './develop';
import {
  architectureReview,
  changeBoard,
  dataAccess,
  mishaps,
  retentionCheck,
  securityReview,
} from './gatesOfTheBank';
import { release } from './release';
import { after, Telling } from './telling';
import { TicketPen } from './ticketPen';
import { writeChange } from './writeChange';

interface FeaturePlan {
  component: Component;
  start: number;
}

/** A title like "Speed up card freeze". */
export function titleFor({ rng }: Telling, { system }: Component): string {
  return `${rng.pick(verbs)} ${rng.pick(topics[system.name])}`;
}

export function riskFor({ quotas }: Telling): Risk {
  if (quotas.highRisk.take()) {
    return 'High';
  }
  return quotas.mediumRisk.take() ? 'Medium' : 'Low';
}

/** One feature, from the backlog to production. */
export function tellFeature(telling: Telling, plan: FeaturePlan): void {
  const pen = bear(telling, plan);
  const { component } = plan;
  const { ticket } = pen;
  const { rng, quotas } = telling;
  const { reporter } = ticket;
  pen.at = after(telling, pen.at, [2.5, 0.9]);
  pen.move('In analysis', rng.pick(membersOf('business')));
  pen.at = after(telling, pen.at, [1.5, 0.6]);
  if (rng.chance(0.05)) {
    architectureReview(telling, pen);
  }
  if (quotas.rejected.take()) {
    pen.move('Rejected', rng.pick(membersOf('business')));
    return;
  }
  pen.move('In development', reporter);
  pen.at = develop(telling, {
    component,
    parent: ticket,
    start: pen.at,
    stories: rng.int(1, 3),
    days: 2.2,
  });
  mishaps(telling, pen);
  gates(telling, pen, component);
  ship(telling, pen, component);
}

function bear(telling: Telling, { component, start }: FeaturePlan): TicketPen {
  const { rng, history } = telling;
  return new TicketPen(history, {
    project: component.system.project,
    type: 'Feature',
    summary: titleFor(telling, component),
    component,
    risk: riskFor(telling),
    priority: rng.pick(['High', 'Medium', 'Medium', 'Low']),
    created: atWork(start, rng),
    reporter: rng.pick(membersOf(component.system.pod)),
    status: 'Backlog',
  });
}

/** What stands between merged and released. */
export function gates(
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
  if (component.system.sensitive && quotas.usesData.take()) {
    dataAccess(telling, pen);
  }
  if (quotas.retention.take()) {
    retentionCheck(telling, pen);
  }
  if (component.system.regulated) {
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

/** Released, and done; a few are opened again. */
export function ship(
  telling: Telling,
  pen: TicketPen,
  component: Component,
): void {
  const { rng, quotas } = telling;
  const { ticket } = pen;
  pen.move('Ready for release', ticket.reporter);
  if (component.system.regulated && quotas.frozen.take()) {
    pen.at += rng.int(20, 90) * MINUTE;
    pen.move('Awaiting release window', ticket.reporter);
    pen.at = atWork(pen.at + rng.int(1, 3) * DAY, rng);
  }
  switchOn(telling, pen, component);
  deliver(telling, pen, component);
  if (quotas.reopened.take()) {
    reopen(telling, pen, component);
  }
}

/**
 * The switch that turns it on is the last change: what was merged before went
 * out dark with other releases, which must not count as the delivery.
 */
function switchOn(
  telling: Telling,
  pen: TicketPen,
  component: Component,
): void {
  const change = writeChange(telling, {
    component,
    ticket: pen.ticket,
    subject: `Switch on: ${pen.ticket.summary}`,
    start: pen.at,
    days: 0.05,
  });
  pen.at = change.merged!;
}

function deliver(telling: Telling, pen: TicketPen, component: Component): void {
  const { rng } = telling;
  const { regulated } = component.system;
  const wait = regulated ? rng.around(2 * HOUR, 0.6) : rng.int(1, 9) * MINUTE;
  const actor = rng.pick(membersOf(component.system.pod));
  const deployed = release(telling, {
    component,
    created: atWork(pen.at + wait, rng),
    actor,
    title: `Release ${component.name}`,
  });
  pen.at = deployed + rng.int(1, 180) * MINUTE;
  pen.move('Done', actor);
}

function reopen(telling: Telling, pen: TicketPen, component: Component): void {
  const ticket: Ticket = pen.ticket;
  pen.at = after(telling, pen.at, [1.5, 0.6]);
  pen.move('In development', ticket.reporter);
  pen.at = develop(telling, {
    component,
    parent: ticket,
    start: pen.at,
    stories: 1,
    days: 1,
  });
  deliver(telling, pen, component);
}
