import { signatureOf } from '@delivery-stack/backstage-plugin-delivery-node';
import { GitHubRepository } from '@delivery-stack/vendor-replay';
import { apiOf, person, webOf } from './wire';

/** Headers of a webhook that somebody signed. */
export const signed = (body: string, secret: string) => ({
  'x-hub-signature-256': `sha256=${signatureOf(Buffer.from(body), { secret })}`,
});

/** What GitHub sends of a story that has come to its end. */
export function webhooksOf(
  { fullName, changes, runs, deployments, checkRuns }: GitHubRepository,
  number: number,
): string[] {
  const about = {
    repository: {
      full_name: fullName,
      url: apiOf(fullName),
      html_url: webOf(fullName),
    },
    sender: person(1),
  };
  const { pull, timeline } = changes.get(number)!;
  const { attempts, jobs } = runs.get(number)!;
  const { deployment, statuses } = deployments.get(number)!;
  const reviews = timeline.filter(({ event }) => event === 'reviewed');
  const checks = checkRuns.get(pull.head.sha) ?? [];
  return [
    { action: 'closed', pull_request: pull },
    ...reviews.map(({ event: _, ...review }) => ({
      action: 'submitted',
      review,
      pull_request: pull,
    })),
    ...checks.map(check_run => ({ action: 'completed', check_run })),
    ...jobs.map(workflow_job => ({ action: 'completed', workflow_job })),
    { action: 'completed', workflow_run: attempts[0] },
    { action: 'created', deployment, workflow_run: attempts[0] },
    ...statuses.map(deployment_status => ({
      action: 'created',
      deployment_status,
      deployment,
      workflow_run: attempts[0],
    })),
  ].map(body => JSON.stringify({ ...body, ...about }));
}
