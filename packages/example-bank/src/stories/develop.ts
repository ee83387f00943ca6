import { Change } from '../model/change';
import { Ticket } from '../model/ticket';
import { membersOf } from '../organisation/people';
import { Component } from '../organisation/types';
import { DAY, MINUTE } from '../time/instants';
import { Telling } from './telling';
import { TicketPen } from './ticketPen';
import { writeChange } from './writeChange';

/** Parts of a feature, each a story. */
const steps = [
  'first cut',
  'rules',
  'edge cases',
  'messages',
  'figures',
  'clean-up',
];

interface DevelopmentPlan {
  component: Component;
  /** The ticket that the stories are part of. */
  parent: Ticket;
  start: number;
  stories: number;
  /** Days of coding per story. */
  days: number;
}

/** Stories one after the other, each with its pull request; gives the last merge. */
export function develop(telling: Telling, plan: DevelopmentPlan): number {
  const { component, parent, stories } = plan;
  const { rng } = telling;
  let at = plan.start;
  for (let number = 1; number <= stories; number += 1) {
    const developer = rng.pick(membersOf(component.product.pod));
    const pen = new TicketPen(telling.history, {
      project: component.product.project,
      type: rng.chance(0.7) ? 'Story' : 'Task',
      summary: `${parent.summary}: ${steps[(number - 1) % steps.length]}`,
      component,
      parent,
      created: at,
      reporter: developer,
      status: 'To do',
    });
    pen.at = at + rng.int(5, 240) * MINUTE;
    pen.move('In development', developer);
    const change = writeChange(telling, {
      component,
      ticket: pen.ticket,
      subject: `${parent.summary}, ${steps[(number - 1) % steps.length]}`,
      start: pen.at,
      days: rng.around(plan.days, 0.5),
    });
    finish(pen, change, developer);
    at = change.merged!;
  }
  return at;
}

function finish(pen: TicketPen, change: Change, developer: string): void {
  pen.at = Math.min(change.opened, change.merged! - MINUTE);
  pen.move('In review', developer);
  pen.at = change.merged! + MINUTE;
  pen.move('Done', developer);
}

/** A repair while the ticket is sent back; it is merged before it goes on. */
export function mend(
  telling: Telling,
  plan: { component: Component; ticket: Ticket; from: number; until: number },
): void {
  const { component, ticket, from, until } = plan;
  const days = Math.max(0.2, (until - from) / DAY / 4);
  writeChange(telling, {
    component,
    ticket,
    subject: `${ticket.summary}, as the review asks`,
    start: from,
    days,
  });
}
