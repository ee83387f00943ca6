import { Change } from '../model/change';
import { Attempt, Conclusion, Job, Run } from '../model/run';
import { Ticket } from '../model/ticket';
import { Component } from '../organisation/types';
import { MINUTE, SECOND, wholeSecond } from '../time/instants';
import { Telling } from './telling';

/** A job to run: how long it takes, in minutes. */
export interface JobPlan {
  name: string;
  minutes: number;
}

interface RunPlan {
  component: Component;
  workflow: string;
  event: Run['event'];
  title: string;
  ticket?: Ticket;
  change?: Change;
  sha?: string;
  actor: string;
  created: number;
  jobs: JobPlan[];
  conclusion?: Conclusion;
}

/** Most jobs start at once; one in twelve waits for a runner. */
function runnerWait({ rng }: Telling): number {
  return rng.chance(0.08) ? rng.int(4, 26) * MINUTE : rng.int(3, 40) * SECOND;
}

/** Jobs one after the other; a failure ends them. */
export function attemptOf(
  telling: Telling,
  plan: { started: number; jobs: JobPlan[]; conclusion: Conclusion },
): Attempt {
  let at = plan.started;
  const jobs: Job[] = plan.jobs.map(({ name, minutes }, index) => {
    const last = index === plan.jobs.length - 1;
    const started = wholeSecond(at + runnerWait(telling));
    const took = minutes * MINUTE * (0.7 + telling.rng.next() * 0.6);
    const finished = wholeSecond(started + took);
    const job: Job = {
      name,
      created: at,
      started,
      finished,
      conclusion: last ? plan.conclusion : 'success',
      labels: ['self-hosted', 'linux'],
    };
    at = finished;
    return job;
  });
  return {
    started: plan.started,
    finished: at,
    conclusion: plan.conclusion,
    jobs,
  };
}

/** A run with one attempt; a failed one is sometimes run again. */
export function writeRun(telling: Telling, plan: RunPlan): Run {
  const { jobs, conclusion = 'success', ...rest } = plan;
  const first = attemptOf(telling, { started: plan.created, jobs, conclusion });
  const run: Run = { ...rest, attempts: [first], approvals: [] };
  if (conclusion === 'failure') {
    const started = wholeSecond(
      first.finished! + telling.rng.int(3, 90) * MINUTE,
    );
    run.attempts.push(
      attemptOf(telling, { started, jobs, conclusion: 'success' }),
    );
  }
  telling.history.runs.push(run);
  return run;
}

/** When the last attempt ended. */
export function endOf(run: Run): number {
  return run.attempts[run.attempts.length - 1].finished!;
}
