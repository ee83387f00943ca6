import { Change, Commit } from '../model/change';
import { Ticket } from '../model/ticket';
import { membersOf } from '../organisation/people';
import { Component } from '../organisation/types';
import { DAY, HOUR, MINUTE, wholeSecond } from '../time/instants';
import { atWork } from '../time/workingHours';
import { after, Telling } from './telling';
import { writeRun } from './writeRun';

interface ChangePlan {
  component: Component;
  ticket?: Ticket;
  subject: string;
  start: number;
  /** Days of coding before it is opened. */
  days: number;
}

const CI = [
  { name: 'build', minutes: 6 },
  { name: 'test', minutes: 9 },
];

/** A pull request from its first commit to the merge, with its pipeline runs. */
export function writeChange(telling: Telling, plan: ChangePlan): Change {
  const { component, ticket, subject } = plan;
  const { rng, history } = telling;
  const pod = membersOf(component.product.pod);
  const author = rng.pick(pod);
  const commits = firstCommits(telling, plan, author);
  const last = commits[commits.length - 1].at;
  const opened = wholeSecond(last + rng.int(4, 50) * MINUTE);
  const change: Change = {
    component,
    ticket,
    subject,
    author,
    opened,
    commits,
    reviews: [],
  };
  history.changes.push(change);
  if (rng.chance(0.12)) {
    change.draftUntil = after(telling, opened, [0.8, 0.6]);
  }
  build(telling, change, opened);
  review(telling, change, rng.pick(pod.filter(login => login !== author)));
  return change;
}

function firstCommits(
  { rng }: Telling,
  { start, days, subject }: ChangePlan,
  by: string,
): Commit[] {
  const count = rng.int(1, 4);
  return Array.from({ length: count }, (_, index) => ({
    sha: rng.hex(40),
    at: atWork(start + (days * DAY * index) / count, rng),
    by,
    message: index === 0 ? subject : `${subject}, part ${index + 1}`,
  }));
}

function build(telling: Telling, change: Change, created: number): void {
  const failed = telling.quotas.rerun.take();
  writeRun(telling, {
    component: change.component,
    workflow: 'CI',
    event: 'pull_request',
    title: change.subject,
    change,
    sha: change.commits[change.commits.length - 1].sha,
    actor: change.author,
    created: wholeSecond(created + 4_000),
    jobs: CI,
    conclusion: failed ? 'failure' : 'success',
  });
}

function review(telling: Telling, change: Change, by: string): void {
  const { rng, quotas } = telling;
  let at = after(telling, change.draftUntil ?? change.opened, [0.18, 0.9]);
  if (rng.chance(0.15)) {
    change.reviews.push({ at, by, state: 'COMMENTED', body: 'One question.' });
    at = atWork(at + rng.around(2 * HOUR, 0.7), rng);
  }
  if (quotas.reviewAsksForChanges.take()) {
    const body = 'This fails when the answer is empty; please cover it.';
    change.reviews.push({ at, by, state: 'CHANGES_REQUESTED', body });
    at = atWork(at + rng.around(4 * HOUR, 0.7), rng);
    const message = 'Cover the empty answer';
    change.commits.push({ sha: rng.hex(40), at, by: change.author, message });
    build(telling, change, at + 30_000);
    at = atWork(at + rng.around(3 * HOUR, 0.7), rng);
  }
  const body = rng.chance(0.4) ? 'Reads well.' : '';
  change.reviews.push({ at, by, state: 'APPROVED', body });
  change.merged = atWork(at + rng.around(40 * MINUTE, 0.8), rng);
  change.mergeSha = rng.hex(40);
}
