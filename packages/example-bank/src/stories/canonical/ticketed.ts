import { History } from '../../model/history';
import { membersOf } from '../../organisation/people';
import { componentNamed } from '../../organisation/products';
import { Rng } from '../../random/rng';
import { DAY, HOUR, MINUTE } from '../../time/instants';
import { TicketPen } from '../ticketPen';

/** Ticket keys by which the canonical cases are found at once. */
export const canonicalKeys = {
  /** 31 days from requested to productive. */
  ticketed: 'ANL-31',
  /** Productive on day 2. */
  pattern: 'ANL-2',
  /** 19 days to first code, 4 minutes of them provisioning. */
  firstCode: 'FSP-19',
  /** 74 days, every function with its share. */
  increment: 'ANL-74',
} as const;

const START = Date.UTC(2026, 2, 2);

/**
 * The analytics initiative of 31 days, as `SEMANTICS.md` §8 tells it.
 *
 * @remarks
 * Its one change lies within the configuration, its deployment ends with it,
 * and no pipeline runs: nothing but the tickets has a share in the days.
 */
export function tellTicketed(history: History, rng: Rng): void {
  const component = componentNamed('churn-insights');
  const [asker, developer] = membersOf(component.product.pod);
  const [reviewer] = membersOf('security');
  const [steward] = membersOf('data-governance');
  const pen = new TicketPen(history, {
    key: canonicalKeys.ticketed,
    project: 'ANL',
    type: 'Initiative',
    summary: 'Churn insights, first market (ticketed)',
    component,
    risk: 'High',
    priority: 'High',
    created: START,
    reporter: asker,
    status: 'Environment requested',
  });
  const on = (day: number, status: string, by: string) => {
    pen.at = START + day * DAY;
    pen.move(status, by);
  };
  on(3, 'Configuring', membersOf('infrastructure')[0]);
  on(8, 'Security review', asker);
  on(20, 'Modifying', reviewer);
  pen.remark('Keys must rotate, and the export needs an owner.', reviewer);
  pen.at = START + 22 * DAY;
  pen.edit('description', asker);
  on(23, 'Data access requested', asker);
  on(31, 'Productive', steward);
  deploy(history, rng, { pen, developer });
}

function deploy(
  history: History,
  rng: Rng,
  { pen, developer }: { pen: TicketPen; developer: string },
): void {
  const component = componentNamed('churn-insights');
  const opened = START + 7 * DAY + 9 * HOUR;
  const sha = rng.hex(40);
  const mergeSha = rng.hex(40);
  const subject = 'Base configuration of the first market';
  history.changes.push({
    component,
    ticket: pen.ticket,
    subject,
    author: developer,
    opened,
    commits: [{ sha, at: START + 5 * DAY, by: developer, message: subject }],
    reviews: [],
    merged: opened,
    mergeSha,
  });
  const finished = START + 31 * DAY;
  history.deployments.push({
    component,
    environment: 'production',
    sha: mergeSha,
    created: finished - 6 * MINUTE,
    by: developer,
    states: [
      { at: finished - 5 * MINUTE, state: 'in_progress' },
      { at: finished, state: 'success' },
    ],
  });
}
