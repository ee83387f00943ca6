import { History } from '../model/history';

/** Moves every instant of the history. */
export function moveBy(history: History, shift: number): void {
  const move = (moment: { at: number }) => {
    moment.at += shift;
  };
  const moved = (at: number | undefined) =>
    at === undefined ? undefined : at + shift;
  for (const ticket of history.tickets) {
    ticket.created += shift;
    [...ticket.moves, ...ticket.edits, ...ticket.remarks].forEach(move);
  }
  for (const request of history.changeRequests) {
    request.raised += shift;
    [...request.moves, ...request.answers, ...request.corrections].forEach(
      move,
    );
  }
  for (const change of history.changes) {
    change.opened += shift;
    change.draftUntil = moved(change.draftUntil);
    change.merged = moved(change.merged);
    change.abandoned = moved(change.abandoned);
    [...change.commits, ...change.reviews].forEach(move);
  }
  for (const run of history.runs) {
    run.created += shift;
    run.approvals.forEach(move);
    for (const attempt of run.attempts) {
      attempt.started += shift;
      attempt.finished = moved(attempt.finished);
      for (const job of attempt.jobs) {
        job.created += shift;
        job.started = moved(job.started);
        job.finished = moved(job.finished);
      }
    }
  }
  for (const deployment of history.deployments) {
    deployment.created += shift;
    deployment.states.forEach(move);
  }
}
