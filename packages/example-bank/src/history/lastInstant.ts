import { lastInstant as ofChange } from '../github/pull';
import { lastInstant as ofAttempt } from '../github/run';
import { lastInstant as ofTicket } from '../jira/issue';
import { lastInstant as ofRequest } from '../servicenow/rows';
import { History } from '../model/history';

/** The latest instant of anything recorded. */
export function lastInstantOf(history: History): number {
  let last = 0;
  const see = (at: number) => {
    last = Math.max(last, at);
  };
  history.tickets.forEach(ticket => see(ofTicket(ticket)));
  history.changeRequests.forEach(request => see(ofRequest(request)));
  history.changes.forEach(change => see(ofChange(change)));
  history.runs.forEach(run =>
    run.attempts.forEach(attempt => see(ofAttempt(attempt))),
  );
  for (const { created, states } of history.deployments) {
    see(created);
    states.forEach(({ at }) => see(at));
  }
  return last;
}
