import { Run } from '../model/run';
import { githubTime } from '../time/wireTime';
import { account, repositoryOf } from './address';
import { jobId, runOf } from './run';

/**
 * The webhooks of decisions whose ask was lost: the bank's receiver was down.
 *
 * @remarks
 * Only the decision is known then, to the second, and not since when it was
 * waited for.
 */
export function lostAsksOf(run: Run) {
  const { approvals, attempts, component } = run;
  const [{ jobs }] = attempts;
  return approvals
    .filter(({ askLost }) => askLost)
    .map(({ at, by, comment, environment, state }) => {
      const position = jobs.findIndex(({ name }) =>
        name.startsWith('deploy-prod'),
      );
      const id = jobId(run, 1, position);
      return {
        action: state,
        approver: account(by),
        comment,
        reviewers: [],
        since: githubTime(at),
        workflow_job_run: {
          id,
          name: jobs[position].name,
          environment,
          status: 'queued',
          conclusion: null,
          created_at: githubTime(jobs[position].created),
          updated_at: githubTime(at),
          html_url: `${runOf(run, 1).html_url}/job/${id}`,
        },
        workflow_run: runOf(run, 1),
        repository: repositoryOf(component),
        sender: account(by),
      };
    });
}
