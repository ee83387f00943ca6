/** An object in the wire format of GitLab, as far as routes read it. */
export type GitLabObject = Record<string, any>;

/** A merge request with what only its own addresses tell. */
export interface GitLabChange {
  merge_request: GitLabObject;
  notes: GitLabObject[];
  commits: GitLabObject[];
  approval_state: GitLabObject;
}

/**
 * A pipeline with its jobs.
 *
 * A job's `when` is told by GraphQL alone, as GitLab does.
 */
export interface GitLabPipeline {
  pipeline: GitLabObject;
  jobs: GitLabObject[];
  bridges: GitLabObject[];
}

/** A project with everything in it, by numbers. */
export class GitLabProject {
  readonly project: GitLabObject;
  /** By number within the project. */
  readonly changes = new Map<number, GitLabChange>();
  readonly pipelines = new Map<number, GitLabPipeline>();
  readonly deployments = new Map<number, GitLabObject>();
  /** Cars of merge trains. */
  readonly cars: GitLabObject[] = [];

  constructor(project: GitLabObject) {
    this.project = project;
  }

  putChange(change: GitLabChange): void {
    this.changes.set(change.merge_request.iid, change);
  }

  putPipeline(pipeline: GitLabPipeline): void {
    this.pipelines.set(pipeline.pipeline.id, pipeline);
  }

  putDeployment(deployment: GitLabObject): void {
    this.deployments.set(deployment.id, deployment);
  }
}

/**
 * What an instance holds: projects with their payloads.
 *
 * @remarks
 * May grow and change while it is served; thousands of payloads are fine.
 */
export class GitLabInstance {
  /** Where people find it, below a path of its own if it has one. */
  readonly webUrl: string;
  /** Path that the instance is below: `/gitlab`; empty: none. */
  readonly root: string;
  readonly projects: GitLabProject[] = [];

  static create(webUrl = 'https://gitlab.example.com'): GitLabInstance {
    return new GitLabInstance(webUrl);
  }

  private constructor(webUrl: string) {
    this.webUrl = webUrl;
    this.root = new URL(webUrl).pathname.replace(/\/$/, '');
  }

  /** Adds a project by its path with groups: `bank/core/ledger`. */
  addProject(path: string, more: GitLabObject = {}): GitLabProject {
    const added = new GitLabProject({
      id: 70 + this.projects.length,
      name: path.split('/').at(-1),
      path_with_namespace: path,
      web_url: `${this.webUrl}/${path}`,
      default_branch: 'main',
      archived: false,
      merge_requests_access_level: 'enabled',
      builds_access_level: 'enabled',
      environments_access_level: 'enabled',
      merge_trains_enabled: true,
      ...more,
    });
    this.projects.push(added);
    return added;
  }

  /** A project by its number or its path, which knows no case. */
  find(name: string): GitLabProject | undefined {
    const wanted = name.toLowerCase();
    return this.projects.find(
      ({ project: { id, path_with_namespace: path } }) =>
        String(id) === wanted || path.toLowerCase() === wanted,
    );
  }
}
