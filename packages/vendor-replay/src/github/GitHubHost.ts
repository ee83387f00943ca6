/** An object in the wire format of GitHub, as far as routes read it. */
export type GitHubObject = Record<string, any>;

/** A pull request with what only its own addresses tell. */
export interface GitHubChange {
  pull: GitHubObject;
  timeline: GitHubObject[];
  commits: GitHubObject[];
}

/** A workflow run with what only its own addresses tell. */
export interface GitHubRun {
  /** The first one first. */
  attempts: GitHubObject[];
  /** Of all attempts. */
  jobs: GitHubObject[];
  approvals: GitHubObject[];
  pending: GitHubObject[];
}

/** A deployment with what became of it, the latest first. */
export interface GitHubDeployment {
  deployment: GitHubObject;
  statuses: GitHubObject[];
}

/** Lists of alerts, as addresses name them. */
export type GitHubAlertList =
  | 'code-scanning'
  | 'dependabot'
  | 'secret-scanning';

/** What a repository holds: payloads by their numbers. */
export class GitHubRepository {
  readonly fullName: string;
  readonly changes = new Map<number, GitHubChange>();
  readonly runs = new Map<number, GitHubRun>();
  readonly deployments = new Map<number, GitHubDeployment>();
  /** By commit. */
  readonly checkRuns = new Map<string, GitHubObject[]>();
  readonly analyses: GitHubObject[] = [];
  /** By name: what they are set to. */
  readonly environments = new Map<string, GitHubObject>();
  /** False: code scanning is not set up there. */
  scansCode = true;
  /** By list, in any order; a list that is absent is switched off. */
  readonly alerts = new Map<GitHubAlertList, GitHubObject[]>();
  defaultBranch = 'main';

  constructor(fullName: string) {
    this.fullName = fullName;
  }

  putChange(change: GitHubChange): void {
    this.changes.set(change.pull.number, change);
  }

  putRun(run: GitHubRun): void {
    this.runs.set(run.attempts[0].id, run);
  }

  putDeployment(deployment: GitHubDeployment): void {
    this.deployments.set(deployment.deployment.id, deployment);
  }
}

/**
 * What a host of GitHub holds.
 *
 * @remarks
 * May grow and change while it is served; thousands of payloads are fine.
 */
export class GitHubHost {
  readonly #repositories = new Map<string, GitHubRepository>();

  static create(): GitHubHost {
    return new GitHubHost();
  }

  private constructor() {}

  get repositories(): GitHubRepository[] {
    return [...this.#repositories.values()];
  }

  /** The repository of a name, made where there is none. */
  addRepository(fullName: string): GitHubRepository {
    const known = this.repository(fullName);
    const repository = known ?? new GitHubRepository(fullName);
    this.#repositories.set(fullName.toLowerCase(), repository);
    return repository;
  }

  repository(fullName: string): GitHubRepository | undefined {
    return this.#repositories.get(fullName.toLowerCase());
  }
}
