import {
  GitHubHost,
  GitHubObject,
  GitHubRepository,
} from '@delivery-stack/vendor-replay';

type Put = (
  repository: GitHubRepository,
  payload: any,
  /** Numbers in the path, from left to right. */
  numbers: readonly number[],
) => void;

/** A review as the timeline repeats it. */
const reviewed = ({ state, ...review }: GitHubObject): GitHubObject => ({
  ...review,
  event: 'reviewed',
  state: String(state).toLocaleLowerCase('en-US'),
});

/** A commit as the timeline repeats it: whoever wrote it, and no account. */
const committed = ({ sha, html_url, parents, commit }: GitHubObject) => ({
  event: 'committed',
  sha,
  html_url,
  parents,
  author: commit.author,
  committer: commit.committer,
  message: commit.message,
});

const instantOf = (event: GitHubObject) =>
  Date.parse(event.submitted_at ?? event.created_at ?? event.committer.date);

function addToTimeline(
  { changes }: GitHubRepository,
  number: number,
  events: readonly GitHubObject[],
): void {
  const change = changes.get(number)!;
  change.timeline = [...change.timeline, ...events].sort(
    (one, other) => instantOf(one) - instantOf(other),
  );
}

/** What each file of the record is, by its path after the repository. */
const puts: ReadonlyArray<readonly [RegExp, Put]> = [
  [
    /^pulls\.json$/,
    (repository, pulls: GitHubObject[]) =>
      pulls.forEach(pull =>
        repository.putChange({ pull, timeline: [], commits: [] }),
      ),
  ],
  [
    /^pulls\/\d+\/commits\.json$/,
    (repository, commits: GitHubObject[], [number]) => {
      repository.changes.get(number)!.commits = commits;
      addToTimeline(repository, number, commits.map(committed));
    },
  ],
  [
    /^pulls\/\d+\/reviews\.json$/,
    (repository, reviews: GitHubObject[], [number]) =>
      addToTimeline(repository, number, reviews.map(reviewed)),
  ],
  [
    /^issues\/\d+\/timeline\.json$/,
    (repository, events, [number]) => addToTimeline(repository, number, events),
  ],
  [
    /^actions\/runs\.json$/,
    (repository, { workflow_runs: runs }) =>
      runs.forEach((run: GitHubObject) =>
        repository.putRun({
          attempts: [run],
          jobs: [],
          approvals: [],
          pending: [],
        }),
      ),
  ],
  [
    /^actions\/jobs\.json$/,
    ({ runs }, { jobs }) =>
      jobs.forEach((job: GitHubObject) => runs.get(job.run_id)!.jobs.push(job)),
  ],
  [
    /^actions\/runs\/\d+\/attempts\/\d+\.json$/,
    ({ runs }, attempt, [id]) => {
      const { attempts } = runs.get(id)!;
      attempts.splice(attempts.length - 1, 0, attempt);
    },
  ],
  [
    /^actions\/runs\/\d+\/approvals\.json$/,
    ({ runs }, approvals, [id]) => {
      runs.get(id)!.approvals = approvals;
    },
  ],
  [
    /^actions\/runs\/\d+\/pending_deployments\.json$/,
    ({ runs }, pending, [id]) => {
      runs.get(id)!.pending = pending;
    },
  ],
  [
    /^deployments\.json$/,
    (repository, deployments: GitHubObject[]) =>
      deployments.forEach(deployment =>
        repository.putDeployment({ deployment, statuses: [] }),
      ),
  ],
  [
    /^deployments\/statuses\.json$/,
    ({ deployments }, statuses: GitHubObject[]) =>
      statuses.forEach(status => {
        const id = /\/deployments\/(\d+)$/.exec(status.deployment_url)?.[1];
        deployments.get(Number(id))!.statuses.push(status);
      }),
  ],
  [
    /^environments\.json$/,
    (repository, { environments }) =>
      environments.forEach((environment: GitHubObject) =>
        repository.environments.set(environment.name, environment),
      ),
  ],
];

/**
 * Puts one file of the record where GitHub would have it.
 *
 * @param path - `github/<owner>/<repository>/<what the API calls it>.json`
 */
export function putGitHub(
  host: GitHubHost,
  path: string,
  payload: unknown,
): void {
  const [, owner, name, ...rest] = path.split('/');
  const file = rest.join('/');
  const put = puts.find(([pattern]) => pattern.test(file))?.[1];
  if (!put) {
    throw new Error(`The record holds ${path}, which GitHub has no place for`);
  }
  const numbers = rest.flatMap(part => {
    const number = /^\d+/.exec(part)?.[0];
    return number ? [Number(number)] : [];
  });
  put(host.addRepository(`${owner}/${name}`), payload, numbers);
}
