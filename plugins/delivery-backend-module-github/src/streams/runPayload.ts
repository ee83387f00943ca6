import { Run } from '../api/types';
import { Pass, Payload } from './Pass';

/** Attempts of a run that are read; who repeats one more often tests something else. */
const MOST_ATTEMPTS = 20;

const attemptOf = ({ run_attempt = 1 }: Run) => run_attempt;

/** Ended, but for somebody who has to let it run at all. */
export const isOver = ({ status, conclusion }: Run) =>
  status === 'completed' && conclusion !== 'action_required';

/** The attempts before the last one; those that were deleted are left out. */
export async function earlierAttempts(
  run: Run,
  repository: string,
  pass: Pass,
): Promise<Run[]> {
  const numbers = Array.from(
    { length: attemptOf(run) - 1 },
    (_, index) => index + 1,
  );
  const found = await Promise.all(
    numbers.slice(-MOST_ATTEMPTS).map(attempt_number =>
      pass.optional(
        'workflow runs',
        pass.client.get<Run>(
          'GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}',
          {
            subject: repository,
            parameters: { run_id: run.id, attempt_number },
          },
        ),
      ),
    ),
  );
  return found.flatMap(answer => answer?.body ?? []);
}

/** A run with its attempts, and the jobs of all of them. */
export async function runPayloads(
  run: Run,
  repository: string,
  pass: Pass,
): Promise<Payload[]> {
  const jobs = await pass.optional(
    'workflow runs',
    pass.client.list<object>(
      'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
      {
        subject: repository,
        parameters: { run_id: run.id, filter: 'all' },
      },
    ),
  );
  const attempts = await earlierAttempts(run, repository, pass);
  const path = `actions/runs/${run.id}`;
  return [
    { path, body: { run, attempts } },
    { path: `${path}/jobs`, body: jobs ?? [] },
  ];
}
