/** What the source itself needs to know of answers; the adapter reads the rest. */
export interface Project {
  id: string;
  name: string;
}

/** A repository of Azure Repos. */
export interface Repository {
  id: string;
  name: string;
  project: Project;
  isDisabled?: boolean;
}

export interface Build {
  id: number;
  finishTime?: string;
  repository?: { id?: string; type?: string; name?: string };
}

export interface TimelineRecord {
  id: string;
  parentId?: string | null;
  type: string;
  previousAttempts?: Array<{ timelineId?: string }> | null;
}

export interface Timeline {
  id?: string;
  records?: TimelineRecord[];
}

export interface CheckSuite {
  id: string;
  checkRuns?: Array<{
    checkConfigurationRef?: {
      id?: number;
      type?: { name?: string };
      resource?: { type?: string; name?: string };
    };
  }>;
}

export interface PullRequest {
  pullRequestId: number;
  status: string;
  closedDate?: string;
  title?: string;
  isDraft?: boolean;
  targetRefName?: string;
  lastMergeSourceCommit?: { commitId?: string };
  reviewers?: Array<{ vote?: number }>;
  repository: { id: string };
}

export interface Environment {
  id: number;
  name: string;
}

export interface DeploymentRecord {
  id: number;
  owner?: { id?: number };
  queueTime?: string;
  finishTime?: string | null;
  result?: string | null;
}

export interface ReleaseDeployment {
  id: number;
  lastModifiedOn?: string;
  release?: {
    artifacts?: Array<{
      isPrimary?: boolean;
      type?: string;
      definitionReference?: Record<string, { id?: string; name?: string }>;
    }>;
  };
}
