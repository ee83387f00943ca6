import { Run } from '../model/run';
import { membersOf } from '../organisation/people';
import { HOUR, MINUTE } from '../time/instants';
import { Telling } from './telling';
import { TicketPen } from './ticketPen';

/** Something broke after a release; it is mended within hours. */
export function tellIncident(
  telling: Telling,
  cause: Run,
  deployed: number,
): void {
  const { rng, history } = telling;
  const { component } = cause;
  const [operator] = membersOf('operations');
  const pen = new TicketPen(history, {
    project: 'INC',
    type: 'Incident',
    summary: `${component.name} answers slowly since the last release`,
    component,
    priority: 'High',
    labels: ['production'],
    created: deployed + rng.int(8, 200) * MINUTE,
    reporter: operator,
    status: 'Open',
  });
  pen.at += rng.int(2, 25) * MINUTE;
  pen.move('Mending', rng.pick(membersOf(component.product.pod)));
  pen.at += Math.round(rng.around(2 * HOUR, 0.7) / MINUTE) * MINUTE;
  pen.move('Resolved', operator);
}
