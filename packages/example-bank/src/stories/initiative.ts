import { membersOf } from '../organisation/people';
import { topics } from '../organisation/topics';
import { Component } from '../organisation/types';
import { atWork } from '../time/workingHours';
import { develop } from './develop';
import { riskFor } from './feature';
import {
  architectureReview,
  environmentRequest,
  mishaps,
  networkRequest,
} from './gatesOfTheBank';
import { passGates } from './passGates';
import { ship } from './ship';
import { after, Telling } from './telling';
import { TicketPen } from './ticketPen';

interface InitiativePlan {
  component: Component;
  start: number;
}

/** One initiative: an environment first, then features, then the gates. */
export function tellInitiative(telling: Telling, plan: InitiativePlan): void {
  const { component } = plan;
  const { rng } = telling;
  const pen = bear(telling, plan);
  const { ticket } = pen;
  pen.at = after(telling, pen.at, [4, 0.7]);
  pen.move('In analysis', rng.pick(membersOf('business')));
  pen.at = after(telling, pen.at, [4, 0.5]);
  if (rng.chance(0.45)) {
    architectureReview(telling, pen);
  }
  if (rng.chance(0.75)) {
    environmentRequest(telling, pen);
    if (rng.chance(0.55)) {
      networkRequest(telling, pen);
    }
    pen.move('Configuring', ticket.reporter);
    pen.at = after(telling, pen.at, [2.5, 0.5]);
  }
  pen.move('In development', ticket.reporter);
  features(telling, pen, component);
  mishaps(telling, pen);
  passGates(telling, pen, component);
  ship(telling, pen, component);
}

function bear(
  telling: Telling,
  { component, start }: InitiativePlan,
): TicketPen {
  const { rng, history } = telling;
  const topic = rng.pick(topics[component.product.name]);
  return new TicketPen(history, {
    project: component.product.project,
    type: 'Initiative',
    summary: `A new way of ${topic}`,
    component,
    risk: riskFor(telling),
    priority: 'High',
    created: atWork(start, rng),
    reporter: rng.pick(membersOf(component.product.pod)),
    status: 'Proposed',
  });
}

/** The initiative's features, one after the other. */
function features(
  telling: Telling,
  pen: TicketPen,
  component: Component,
): void {
  const { rng, history } = telling;
  const count = rng.int(1, 3);
  for (let number = 1; number <= count; number += 1) {
    const feature = new TicketPen(history, {
      project: component.product.project,
      type: 'Feature',
      summary: `${pen.ticket.summary}, increment ${number}`,
      component,
      parent: pen.ticket,
      created: pen.at,
      reporter: pen.ticket.reporter,
      status: 'In development',
    });
    feature.at = develop(telling, {
      component,
      parent: feature.ticket,
      start: pen.at,
      stories: rng.int(1, 3),
      days: 3,
    });
    feature.move('Done', pen.ticket.reporter);
    pen.at = feature.at;
  }
}
