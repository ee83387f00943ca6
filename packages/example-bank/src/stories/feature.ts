import { Risk } from '../model/ticket';
import { membersOf } from '../organisation/people';
import { topics, verbs } from '../organisation/topics';
import { Component } from '../organisation/types';
import { atWork } from '../time/workingHours';
import { develop } from './develop';
import { architectureReview, mishaps } from './gatesOfTheBank';
import { passGates } from './passGates';
import { ship } from './ship';
import { after, Telling } from './telling';
import { TicketPen } from './ticketPen';

interface FeaturePlan {
  component: Component;
  start: number;
}

/** A title like "Speed up card freeze". */
export function titleFor({ rng }: Telling, { product }: Component): string {
  return `${rng.pick(verbs)} ${rng.pick(topics[product.name])}`;
}

/** How much harm a mistake in it could do. */
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
  passGates(telling, pen, component);
  ship(telling, pen, component);
}

function bear(telling: Telling, { component, start }: FeaturePlan): TicketPen {
  const { rng, history } = telling;
  return new TicketPen(history, {
    project: component.product.project,
    type: 'Feature',
    summary: titleFor(telling, component),
    component,
    risk: riskFor(telling),
    priority: rng.pick(['High', 'Medium', 'Medium', 'Low']),
    created: atWork(start, rng),
    reporter: rng.pick(membersOf(component.product.pod)),
    status: 'Backlog',
  });
}
