import { History } from '../../model/history';
import { bots, membersOf } from '../../organisation/people';
import { componentNamed } from '../../organisation/products';
import { DAY } from '../../time/instants';
import { TicketPen } from '../ticketPen';
import { canonicalKeys } from './ticketed';

const START = Date.UTC(2026, 6, 6, 6);

/** Days of each status; together 74. */
const days: Array<[status: string, days: number]> = [
  ['In analysis', 12],
  ['Environment requested', 5],
  ['Provisioning', 4],
  ['In development', 38],
  ['Security review', 15],
];

/** Churn insights, third increment: pod 38, security 15, business 12, infrastructure 5, platform 4. */
export function tellIncrement(history: History): void {
  const component = componentNamed('churn-insights');
  const [asker] = membersOf(component.product.pod);
  const [[born, first], ...rest] = days;
  const pen = new TicketPen(history, {
    key: canonicalKeys.increment,
    project: 'ANL',
    type: 'Initiative',
    summary: 'Churn insights, increment 3',
    component,
    risk: 'High',
    priority: 'Medium',
    created: START,
    reporter: asker,
    status: born,
  });
  pen.at += first * DAY;
  for (const [status, length] of rest) {
    pen.move(status, status === 'Provisioning' ? bots.delivery : asker);
    pen.at += length * DAY;
  }
  pen.move('Done', membersOf('security')[2]);
}
