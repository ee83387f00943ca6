import { Risk } from '../model/ticket';
import { membersOf } from '../organisation/people';
import { componentNamed } from '../organisation/products';
import { DAY, HORIZON } from '../time/instants';
import { atWork } from '../time/workingHours';
import { Telling } from './telling';
import { TicketPen } from './ticketPen';

interface Standing {
  component: string;
  summary: string;
  status: string;
  /** Days that it has been waiting. */
  days: number;
  risk: Risk;
}

/** What waits now; the first of each gate has waited longer than nearly all before it. */
const waiting: Standing[] = [
  {
    component: 'fraud-scoring',
    summary: 'Share scores with the case manager',
    status: 'Security review',
    days: 61,
    risk: 'Medium',
  },
  {
    component: 'mobile-gateway',
    summary: 'Open the gateway for partners',
    status: 'Security review',
    days: 9,
    risk: 'High',
  },
  {
    component: 'statement-service',
    summary: 'Statements as data',
    status: 'Security review',
    days: 4,
    risk: 'Low',
  },
  {
    component: 'segment-builder',
    summary: 'Segments from card payments',
    status: 'Data access requested',
    days: 54,
    risk: 'Medium',
  },
  {
    component: 'portfolio-view',
    summary: 'Holdings of all custodians',
    status: 'Data access requested',
    days: 6,
    risk: 'Low',
  },
  {
    component: 'loan-origination',
    summary: 'A sandbox for brokers',
    status: 'Environment requested',
    days: 33,
    risk: 'Medium',
  },
  {
    component: 'case-manager',
    summary: 'A room for shared cases',
    status: 'Environment requested',
    days: 3,
    risk: 'Low',
  },
  {
    component: 'payment-router',
    summary: 'Routing over the second network',
    status: 'Architecture review',
    days: 47,
    risk: 'High',
  },
  {
    component: 'dispute-desk',
    summary: 'Dispute letters by post',
    status: 'Records retention check',
    days: 39,
    risk: 'Low',
  },
];

/** Items that stand at a gate when the record ends. */
export function tellStanding(telling: Telling): void {
  for (const each of waiting) {
    const component = componentNamed(each.component);
    const { rng, history } = telling;
    const asked = atWork(HORIZON - each.days * DAY, rng);
    const pen = new TicketPen(history, {
      project: component.product.project,
      type: 'Feature',
      summary: each.summary,
      component,
      risk: each.risk,
      created: atWork(asked - 4 * DAY, rng),
      reporter: rng.pick(membersOf(component.product.pod)),
      status: 'Backlog',
    });
    pen.at = asked;
    pen.move(each.status, pen.ticket.reporter);
  }
}
