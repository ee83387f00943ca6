import { Attempt, EnvironmentApproval, Job, Run } from '../model/run';
import { membersOf } from '../organisation/people';
import { Component } from '../organisation/types';
import { HOUR, MINUTE, SECOND, wholeSecond } from '../time/instants';
import { atWork } from '../time/workingHours';
import { Telling } from './telling';
import { writeDeployment } from './writeDeployment';

interface ReleasePlan {
  component: Component;
  created: number;
  actor: string;
  title: string;
}

const LABELS = ['self-hosted', 'linux'];

/** Environment that customers use; the accounts product names it by country. */
export function productionOf({ product }: Component): string {
  return product.name === 'accounts' ? 'prod-de' : 'production';
}

/**
 * Builds the main branch and brings it to staging, then to production.
 *
 * @remarks
 * A failed production job is run again as a second attempt, with a second
 * deployment, as GitHub does. Returns the instant of the success.
 */
export function release(telling: Telling, plan: ReleasePlan): number {
  const { component, actor, title, created } = plan;
  const run: Run = {
    component,
    workflow: 'Release',
    event: component.product.regulated ? 'workflow_dispatch' : 'push',
    title,
    actor,
    created,
    attempts: [],
    approvals: [],
  };
  telling.history.runs.push(run);
  const build = jobOf(telling, 'build', created, 7);
  const staging = jobOf(telling, 'deploy-staging', build.finished!, 4);
  writeDeployment(telling, run, { environment: 'staging', job: staging });
  let production = toProduction(telling, run, staging.finished!, 1);
  const jobs = [build, staging, production];
  run.attempts.push(attempt(created, jobs));
  if (production.conclusion !== 'success') {
    const again = atWork(
      production.finished! + telling.rng.around(3 * HOUR, 0.8),
      telling.rng,
    );
    production = toProduction(telling, run, again, 2);
    run.attempts.push(attempt(again, [production]));
  }
  return production.finished!;
}

function attempt(started: number, jobs: Job[]): Attempt {
  const { finished, conclusion } = jobs[jobs.length - 1];
  return { started, finished, conclusion, jobs };
}

function jobOf(
  { rng }: Telling,
  name: string,
  created: number,
  minutes: number,
): Job {
  const started = created + rng.int(3, 45) * SECOND;
  const finished = wholeSecond(started + rng.around(minutes, 0.3) * MINUTE);
  return {
    name,
    created,
    started,
    finished,
    conclusion: 'success',
    labels: LABELS,
  };
}

/** The production job: asked for, waited for, approved, and then run. */
function toProduction(
  telling: Telling,
  run: Run,
  created: number,
  attemptNumber: number,
): Job {
  const { rng, quotas } = telling;
  const environment = productionOf(run.component);
  const { regulated, waitTimer = 0 } = run.component.product;
  const approval = regulated ? approve(telling, run, created) : undefined;
  if (approval && attemptNumber === 1 && waitTimer === 0) {
    approval.askLost = quotas.askLost.take();
  }
  const free = Math.max(approval?.at ?? created, created + waitTimer * MINUTE);
  const started = free + rng.int(3, 40) * SECOND;
  const fails = attemptNumber === 1 && quotas.deploymentFails.take();
  const job: Job = {
    name: `deploy-${environment}`,
    created,
    started,
    finished: wholeSecond(started + rng.around(6, 0.3) * MINUTE),
    conclusion: fails ? 'failure' : 'success',
    labels: LABELS,
  };
  const held = free > created && !approval?.askLost;
  writeDeployment(telling, run, {
    environment,
    job,
    held: held ? { from: created, until: free } : undefined,
  });
  return job;
}

/** Most approve what they are shown within minutes, and say nothing. */
function approve(
  { rng }: Telling,
  run: Run,
  asked: number,
): EnvironmentApproval {
  const stamp = rng.chance(0.72);
  const approval: EnvironmentApproval = {
    at: stamp
      ? wholeSecond(asked + rng.int(20, 270) * SECOND)
      : atWork(asked + rng.around(2.5 * HOUR, 0.9), rng),
    environment: productionOf(run.component),
    state: 'approved',
    comment: !stamp && rng.chance(0.3) ? 'Checked the dashboards first.' : '',
    by: rng.pick(membersOf('operations')),
  };
  run.approvals.push(approval);
  return approval;
}
