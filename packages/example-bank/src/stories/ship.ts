import { Ticket } from '../model/ticket';
import { membersOf } from '../organisation/people';
import { Component } from '../organisation/types';
import { DAY, HOUR, MINUTE } from '../time/instants';
import { atWork } from '../time/workingHours';
import { develop } from './develop';
import { release } from './release';
import { after, Telling } from './telling';
import { TicketPen } from './ticketPen';
import { writeChange } from './writeChange';

/** Released, and done; a few are opened again. */
export function ship(
  telling: Telling,
  pen: TicketPen,
  component: Component,
): void {
  const { rng, quotas } = telling;
  const { ticket } = pen;
  pen.move('Ready for release', ticket.reporter);
  if (component.product.regulated && quotas.frozen.take()) {
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
  const { regulated } = component.product;
  const wait = regulated ? rng.around(2 * HOUR, 0.6) : rng.int(1, 9) * MINUTE;
  const actor = rng.pick(membersOf(component.product.pod));
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
