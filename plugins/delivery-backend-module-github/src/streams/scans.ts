import { Analysis } from '../api/types';
import { Pass } from './Pass';
import { walkBack } from './walkBack';

/** Analyses of code scanning since the last run, where it is set up. */
export async function fetchScans(
  repository: string,
  pass: Pass,
): Promise<void> {
  await pass.optional(
    'code scanning',
    walkBack<Analysis>(
      {
        key: `repos/${repository}/code-scanning`,
        route: 'GET /repos/{owner}/{repo}/code-scanning/analyses',
        repository,
        parameters: { sort: 'created', direction: 'desc' },
        timeOf: ({ created_at }) => created_at,
        store: analyses =>
          pass.store(repository, [
            { path: 'code-scanning/analyses', body: analyses },
          ]),
      },
      pass,
    ),
  );
}
