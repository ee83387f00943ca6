import { Deployment, DeploymentState, Job, Run } from '../model/run';
import { Telling } from './telling';

/** A job that deploys, and how long its environment held it. */
interface DeploymentPlan {
  environment: string;
  job: Job;
  held?: { from: number; until: number };
}

/** A deployment with its statuses; of some on staging the vendor kept none. */
export function writeDeployment(
  { history, quotas }: Telling,
  run: Run,
  { environment, job, held }: DeploymentPlan,
): void {
  const states: Deployment['states'] = [];
  const add = (at: number, state: DeploymentState) =>
    states.push({ at, state });
  if (held) {
    add(held.from, 'waiting');
    add(held.until, 'queued');
  }
  add(job.started!, 'in_progress');
  add(job.finished!, job.conclusion === 'success' ? 'success' : 'failure');
  const forgotten = environment === 'staging' && quotas.withoutHistory.take();
  history.deployments.push({
    component: run.component,
    environment,
    run,
    created: job.created,
    by: run.actor,
    states: forgotten ? [] : states,
  });
}
