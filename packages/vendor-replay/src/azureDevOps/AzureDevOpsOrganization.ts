/** An object in the wire format of Azure DevOps, as far as routes read it. */
export type AzureDevOpsObject = Record<string, any>;

/** A pull request with what only its own addresses tell. */
export interface AzureDevOpsChange {
  pullRequest: AzureDevOpsObject;
  threads: AzureDevOpsObject[];
  commits: AzureDevOpsObject[];
}

/** A build with what only its own addresses tell. */
export interface AzureDevOpsRun {
  build: AzureDevOpsObject;
  /** That of the last attempts first, then those of the earlier ones. */
  timelines: AzureDevOpsObject[];
  checkSuites: AzureDevOpsObject[];
  approvals: AzureDevOpsObject[];
}

/** An environment with its deployments. */
export interface AzureDevOpsTarget {
  environment: AzureDevOpsObject;
  records: AzureDevOpsObject[];
}

/**
 * What an organisation holds: payloads by their numbers.
 *
 * @remarks
 * May grow and change while it is served; thousands of payloads are fine.
 */
export class AzureDevOpsOrganization {
  readonly name: string;
  readonly repositories: AzureDevOpsObject[] = [];
  readonly changes = new Map<number, AzureDevOpsChange>();
  readonly runs = new Map<number, AzureDevOpsRun>();
  /** By project, then by number. */
  readonly #targets = new Map<string, Map<number, AzureDevOpsTarget>>();
  readonly releaseDeployments: AzureDevOpsObject[] = [];
  /** Settings of checks. */
  readonly configurations = new Map<number, AzureDevOpsObject>();

  static create(name = 'harbour'): AzureDevOpsOrganization {
    return new AzureDevOpsOrganization(name);
  }

  private constructor(name: string) {
    this.name = name;
  }

  addRepository(project: string, name: string): AzureDevOpsObject {
    const slug = (text: string) =>
      Buffer.from(text.padEnd(6, '-')).toString('hex').slice(0, 12);
    const repository = {
      id: `00000000-0000-4000-8000-${slug(name)}`,
      name,
      project: {
        id: `00000000-0000-4000-9000-${slug(project)}`,
        name: project,
        state: 'wellFormed',
      },
      defaultBranch: 'refs/heads/main',
      remoteUrl: `https://dev.azure.com/${this.name}/${project}/_git/${name}`,
    };
    this.repositories.push(repository);
    return repository;
  }

  putChange(change: AzureDevOpsChange): void {
    this.changes.set(change.pullRequest.pullRequestId, change);
  }

  putRun(run: AzureDevOpsRun): void {
    this.runs.set(run.build.id, run);
  }

  putTarget(project: string, target: AzureDevOpsTarget): void {
    const known = this.#targets.get(project) ?? new Map();
    known.set(target.environment.id, target);
    this.#targets.set(project, known);
  }

  /** Targets of a project, which goes by its number or its name. */
  targetsOf(project: string): Map<number, AzureDevOpsTarget> {
    return this.#targets.get(this.projectId(project) ?? '') ?? new Map();
  }

  /** Number of a project; undefined where there is none. */
  projectId(project: string): string | undefined {
    const wanted = project.toLowerCase();
    return this.repositories.find(
      ({ project: { id, name } }) =>
        id === wanted || name.toLowerCase() === wanted,
    )?.project.id;
  }
}
