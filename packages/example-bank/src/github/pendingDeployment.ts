import { Run } from '../model/run';
import { productionOf } from '../stories/release';
import { githubTime } from '../time/wireTime';
import { environmentBrief } from './deployment';

/**
 * What a run waited for, as `…/runs/{id}/pending_deployments` said while it waited.
 *
 * Only where the environment has a wait timer: nothing else remembers it.
 */
export function pendingDeploymentsOf(run: Run) {
  const { component } = run;
  const { waitTimer } = component.product;
  const production = productionOf(component);
  const held = run.attempts
    .flatMap(({ jobs }) => jobs)
    .find(({ name }) => name === `deploy-${production}`);
  if (!waitTimer || !held) {
    return [];
  }
  return [
    {
      environment: environmentBrief(component, production),
      wait_timer: waitTimer,
      wait_timer_started_at: githubTime(held.created),
      current_user_can_approve: false,
      reviewers: [],
    },
  ];
}
