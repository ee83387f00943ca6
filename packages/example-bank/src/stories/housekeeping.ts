import { Change } from '../model/change';
import { bots, membersOf } from '../organisation/people';
import { Component } from '../organisation/types';
import { DAY, HOUR, MINUTE, wholeSecond } from '../time/instants';
import { atWork } from '../time/workingHours';
import { release } from './release';
import { Telling } from './telling';
import { writeChange } from './writeChange';
import { writeRun } from './writeRun';

interface HousekeepingPlan {
  component: Component;
  start: number;
}

const libraries = [
  'ledger-client',
  'json-shape',
  'clock-kit',
  'queue-bridge',
  'schema-lint',
];

/** A change of a person without a ticket: a journey of its own, and a finding. */
export function tellTidying(telling: Telling, plan: HousekeepingPlan): void {
  const { component, start } = plan;
  const change = writeChange(telling, {
    component,
    subject: 'Remove what nobody calls any more',
    start,
    days: 0.6,
  });
  release(telling, {
    component,
    created: atWork(change.merged! + 5 * MINUTE, telling.rng),
    actor: change.author,
    title: `Release ${component.name}`,
  });
}

/** A dependency update by a bot; a few are closed without a merge. */
export function tellBump(telling: Telling, plan: HousekeepingPlan): void {
  const { component, start } = plan;
  const { rng, history } = telling;
  const opened = wholeSecond(
    Math.floor(start / DAY) * DAY + rng.int(2, 5) * HOUR,
  );
  const version = `${rng.int(1, 9)}.${rng.int(0, 20)}.${rng.int(0, 9)}`;
  const subject = `Bump ${rng.pick(libraries)} to ${version}`;
  const author = bots.dependencies;
  const change: Change = {
    component,
    subject,
    author,
    bot: true,
    opened,
    commits: [
      { sha: rng.hex(40), at: opened - MINUTE, by: author, message: subject },
    ],
    reviews: [],
  };
  history.changes.push(change);
  const sha = change.commits[0].sha;
  writeRun(telling, {
    component,
    workflow: 'CI',
    event: 'pull_request',
    title: subject,
    change,
    sha,
    actor: author,
    created: opened + 3_000,
    jobs: [{ name: 'build', minutes: 6 }],
  });
  const at = atWork(opened + rng.around(20 * HOUR, 0.8), rng);
  if (rng.chance(0.12)) {
    change.abandoned = at;
    return;
  }
  const by = rng.pick(membersOf(component.product.pod));
  change.reviews.push({ at, by, state: 'APPROVED', body: '' });
  change.merged = at + 2 * MINUTE;
  change.mergeSha = rng.hex(40);
  const created = atWork(change.merged + 5 * MINUTE, rng);
  release(telling, {
    component,
    created,
    actor: by,
    title: `Release ${component.name}`,
  });
}
