import { Change } from '../model/change';
import { History } from '../model/history';
import { Attempt, Deployment, Job, Run } from '../model/run';
import { Ticket } from '../model/ticket';

/**
 * The history as it stood at an instant: what comes later has not happened.
 *
 * @remarks
 * Stories are told to their end; the cut makes open tickets, changes in
 * review, waiting approvals and running jobs out of them. Objects are changed
 * in place, so that references between them hold.
 */
export function cutAt(history: History, horizon: number): void {
  const until = ({ at }: { at: number }) => at <= horizon;
  const known = (at: number | undefined) =>
    at !== undefined && at <= horizon ? at : undefined;
  history.tickets = history.tickets.filter(({ created }) => created <= horizon);
  history.changes = history.changes.filter(({ opened }) => opened <= horizon);
  history.runs = history.runs.filter(({ created }) => created <= horizon);
  history.deployments = history.deployments.filter(
    ({ created }) => created <= horizon,
  );
  history.changeRequests = history.changeRequests.filter(
    ({ raised }) => raised <= horizon,
  );
  for (const ticket of history.tickets) {
    cutTicket(ticket, until);
  }
  for (const request of history.changeRequests) {
    request.moves = request.moves.filter(until);
    request.answers = request.answers.filter(until);
    request.corrections = request.corrections.filter(until);
  }
  for (const change of history.changes) {
    cutChange(change, known, until);
  }
  for (const run of history.runs) {
    cutRun(run, known, until);
  }
  for (const deployment of history.deployments as Deployment[]) {
    deployment.states = deployment.states.filter(until);
  }
}

type Until = (moment: { at: number }) => boolean;
type Known = (at: number | undefined) => number | undefined;

function cutTicket(ticket: Ticket, until: Until): void {
  ticket.moves = ticket.moves.filter(until);
  ticket.edits = ticket.edits.filter(until);
  ticket.remarks = ticket.remarks.filter(until);
}

function cutChange(change: Change, known: Known, until: Until): void {
  change.commits = change.commits.filter(until);
  change.reviews = change.reviews.filter(until);
  change.merged = known(change.merged);
  change.abandoned = known(change.abandoned);
  if (change.merged === undefined) {
    change.mergeSha = undefined;
  }
  if (
    change.draftUntil !== undefined &&
    known(change.draftUntil) === undefined
  ) {
    change.stillDraft = true;
  }
}

function cutRun(run: Run, known: Known, until: Until): void {
  run.approvals = run.approvals.filter(until);
  run.attempts = run.attempts
    .filter(({ started }) => known(started) !== undefined)
    .map(attempt => cutAttempt(attempt, known));
}

function cutAttempt(attempt: Attempt, known: Known): Attempt {
  const finished = known(attempt.finished);
  return {
    started: attempt.started,
    finished,
    conclusion: finished === undefined ? undefined : attempt.conclusion,
    jobs: attempt.jobs
      .filter(({ created }) => known(created) !== undefined)
      .map(job => cutJob(job, known)),
  };
}

function cutJob(job: Job, known: Known): Job {
  const finished = known(job.finished);
  return {
    ...job,
    started: known(job.started),
    finished,
    conclusion: finished === undefined ? undefined : job.conclusion,
  };
}
