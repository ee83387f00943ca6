import { Ticket } from '../model/ticket';
import { membersOf } from '../organisation/people';
import { Component } from '../organisation/types';
import { MINUTE } from '../time/instants';
import { atWork } from '../time/workingHours';
import { titleFor } from './feature';
import { changeBoard } from './gatesOfTheBank';
import { release } from './release';
import { after, Telling } from './telling';
import { TicketPen } from './ticketPen';
import { writeChange } from './writeChange';

/** A story right below an epic: small, and its own journey. */
export function tellImprovement(
  telling: Telling,
  plan: { component: Component; start: number },
): void {
  const { component } = plan;
  const { rng, history } = telling;
  const { pod, project } = component.product;
  const developer = rng.pick(membersOf(pod));
  const summary = `${titleFor(telling, component)}, small step`;
  const pen = new TicketPen(history, {
    project,
    type: 'Story',
    summary,
    component,
    parent: telling.epics.get(project),
    priority: 'Low',
    created: atWork(plan.start, rng),
    reporter: developer,
    status: 'To do',
  });
  pen.at = after(telling, pen.at, [4, 0.8]);
  if (component.product.regulated) {
    changeBoard(telling, pen);
  }
  pen.move('In development', developer);
  const days = rng.around(1.6, 0.5);
  const { ticket } = pen;
  const change = writeChange(telling, {
    component,
    ticket,
    subject: summary,
    start: pen.at,
    days,
  });
  pen.at = Math.max(change.opened, pen.at);
  pen.move('In review', developer);
  pen.at = release(telling, {
    component,
    created: atWork(change.merged! + rng.int(1, 8) * MINUTE, rng),
    actor: developer,
    title: `Release ${component.name}`,
  });
  pen.move('Done', developer);
}

/** One epic per project; it gathers improvements and is never a journey. */
export function writeEpic(
  telling: Pick<Telling, 'rng' | 'history'>,
  plan: { project: string; title: string; pod: string; created: number },
): Ticket {
  const reporter = telling.rng.pick(membersOf(plan.pod));
  const pen = new TicketPen(telling.history, {
    project: plan.project,
    type: 'Epic',
    summary: `Keep ${plan.title.toLowerCase()} healthy`,
    created: atWork(plan.created, telling.rng),
    reporter,
    status: 'Open',
  });
  return pen.ticket;
}
