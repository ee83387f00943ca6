import { History } from '../../model/history';
import { bots, membersOf } from '../../organisation/people';
import { componentNamed } from '../../organisation/products';
import { Rng } from '../../random/rng';
import { DAY, MINUTE } from '../../time/instants';
import { TicketPen } from '../ticketPen';
import { exactRun } from './exactRun';
import { canonicalKeys } from './ticketed';

const START = Date.UTC(2026, 7, 26, 8);
const ABLE = START + 19 * DAY;
const PROVISIONING = 4 * MINUTE;

/**
 * The pod that waits 19 days for an environment that takes 4 minutes.
 *
 * @remarks
 * Infrastructure 6 d, network 5 d, security 8 d less the 4 minutes.
 */
export function tellFirstCode(history: History, rng: Rng): void {
  const component = componentNamed('wealth-portal');
  const [asker] = membersOf(component.product.pod);
  const pen = new TicketPen(history, {
    key: canonicalKeys.firstCode,
    project: 'FSP',
    type: 'Initiative',
    summary:
      'Financial-services pod: from "we need an environment" to "we can write code"',
    component,
    risk: 'Medium',
    priority: 'High',
    created: START,
    reporter: asker,
    status: 'Environment requested',
  });
  const at = (instant: number, status: string, by: string) => {
    pen.at = instant;
    pen.move(status, by);
  };
  at(
    START + 6 * DAY,
    'Network access requested',
    membersOf('infrastructure')[1],
  );
  at(START + 11 * DAY, 'Security review', membersOf('network')[1]);
  at(ABLE - PROVISIONING, 'Provisioning', membersOf('security')[1]);
  at(ABLE, 'Ready to code', bots.delivery);
  exactRun(history, {
    component: componentNamed('environment-provisioning'),
    workflow: 'Provision environment',
    event: 'workflow_dispatch',
    title: 'Environment for the financial-services pod',
    ticket: pen.ticket,
    sha: rng.hex(40),
    actor: bots.delivery,
    job: 'provision',
    started: ABLE - PROVISIONING,
    finished: ABLE,
  });
}
