/** A pull request, as far as the source itself reads it. */
export interface PullRequest {
  number: number;
  updated_at: string;
  head?: { sha?: string };
}

/** A workflow run, in its latest attempt or in one of them. */
export interface Run {
  id: number;
  run_attempt?: number;
  status?: string;
  conclusion?: string | null;
  created_at: string;
  run_started_at?: string;
}

/** A deployment. */
export interface Deployment {
  id: number;
  environment: string;
  created_at: string;
}

/** What became of a deployment. */
export interface DeploymentStatus {
  state?: string;
  created_at?: string;
  log_url?: string;
  target_url?: string;
}

/** An analysis of code scanning. */
export interface Analysis {
  id: number;
  created_at: string;
  /** Not empty: it failed. */
  error?: string;
  tool?: { name?: string | null };
}

/** An alert of code scanning, Dependabot or secret scanning. */
export interface Alert {
  number: number;
  created_at: string;
  updated_at?: string | null;
}

/** A repository. */
export interface Repository {
  default_branch?: string;
}
