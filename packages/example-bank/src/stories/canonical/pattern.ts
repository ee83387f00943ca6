import { Change } from '../../model/change';
import { History } from '../../model/history';
import { Run } from '../../model/run';
import { Ticket } from '../../model/ticket';
import { bots, membersOf } from '../../organisation/people';
import { componentNamed } from '../../organisation/products';
import { Rng } from '../../random/rng';
import { DAY, HOUR, MINUTE } from '../../time/instants';
import { TicketPen } from '../ticketPen';
import { exactRun } from './exactRun';
import { canonicalKeys } from './ticketed';

const START = Date.UTC(2026, 9, 12, 7);
const READY = START + 12 * MINUTE;
const FIRST_RUN = START + 6 * HOUR + 30 * MINUTE;
const PRODUCTIVE = START + DAY + HOUR;
const DEPLOYED = START + 9 * DAY + 4 * HOUR;

/** The pipeline of a change, which ends when it is told to. */
const ci = (change: Change, finished: number) => ({
  component: change.component,
  workflow: 'CI',
  event: 'pull_request' as Run['event'],
  title: change.subject,
  change,
  sha: change.commits[0].sha,
  actor: change.author,
  job: 'build',
  started: finished - 11 * MINUTE,
  finished,
});

/** The same initiative in a second market, from a signed-off pattern. */
export function tellPattern(history: History, rng: Rng): void {
  const component = componentNamed('churn-insights-sundmark');
  const [asker] = membersOf(component.product.pod);
  const pen = new TicketPen(history, {
    key: canonicalKeys.pattern,
    project: 'ANL',
    type: 'Initiative',
    summary: 'Churn insights, second market (signed-off pattern)',
    component,
    risk: 'High',
    priority: 'High',
    created: START,
    reporter: asker,
    status: 'Activating pattern',
  });
  const at = (instant: number, status: string, by: string) => {
    pen.at = instant;
    pen.move(status, by);
  };
  at(READY, 'In development', bots.delivery);
  at(PRODUCTIVE, 'Productive', bots.delivery);
  at(DEPLOYED, 'Done', bots.delivery);
  provision(history, rng, pen.ticket);
  const scaffold = scaffolded(history, rng, pen.ticket);
  exactRun(history, ci(scaffold, FIRST_RUN));
  const own = firstChange(history, rng, pen.ticket);
  exactRun(history, ci(own, PRODUCTIVE));
  history.deployments.push({
    component,
    environment: 'production',
    sha: own.mergeSha,
    created: DEPLOYED - 9 * MINUTE,
    by: own.author,
    states: [
      { at: DEPLOYED - 8 * MINUTE, state: 'in_progress' },
      { at: DEPLOYED, state: 'success' },
    ],
  });
}

function provision(history: History, rng: Rng, ticket: Ticket): void {
  exactRun(history, {
    component: componentNamed('environment-provisioning'),
    workflow: 'Provision environment',
    event: 'workflow_dispatch',
    title: 'Pattern analytics-workspace for the second market',
    ticket,
    sha: rng.hex(40),
    actor: bots.delivery,
    job: 'provision',
    started: START + MINUTE,
    finished: READY,
  });
}

function scaffolded(history: History, rng: Rng, ticket: Ticket): Change {
  const opened = FIRST_RUN - 12 * MINUTE;
  const subject = 'Scaffold the workspace from the pattern';
  const change: Change = {
    component: componentNamed('churn-insights-sundmark'),
    ticket,
    subject,
    author: bots.scaffolder,
    bot: true,
    scaffolded: true,
    opened,
    commits: [
      { sha: rng.hex(40), at: opened, by: bots.scaffolder, message: subject },
    ],
    reviews: [],
    merged: FIRST_RUN + MINUTE,
    mergeSha: rng.hex(40),
  };
  history.changes.push(change);
  return change;
}

function firstChange(history: History, rng: Rng, ticket: Ticket): Change {
  const component = componentNamed('churn-insights-sundmark');
  const [, developer, reviewer] = membersOf(component.product.pod);
  const subject = 'Read the second market';
  const change: Change = {
    component,
    ticket,
    subject,
    author: developer,
    opened: PRODUCTIVE - 12 * MINUTE,
    commits: [
      {
        sha: rng.hex(40),
        at: FIRST_RUN + HOUR,
        by: developer,
        message: subject,
      },
    ],
    reviews: [
      {
        at: PRODUCTIVE + 2 * HOUR,
        by: reviewer,
        state: 'APPROVED',
        body: 'Reads well.',
      },
    ],
    merged: PRODUCTIVE + 3 * HOUR,
    mergeSha: rng.hex(40),
  };
  history.changes.push(change);
  return change;
}
