/** What the source itself needs to know of answers; the adapter reads the rest. */
export interface Project {
  id: number;
  path_with_namespace: string;
  archived?: boolean;
  merge_requests_access_level?: string;
  builds_access_level?: string;
  environments_access_level?: string;
  merge_trains_enabled?: boolean;
}

/** Anything that is listed in the order of its last change. */
export interface Updated {
  id: number;
  updated_at: string;
}

export interface MergeRequest extends Updated {
  iid: number;
}

export interface Pipeline extends Updated {
  iid?: number;
}

export interface Job {
  id: number;
}

export interface Deployment extends Updated {
  status: string;
  pending_approval_count?: number;
  approvals?: object[];
  approval_summary?: { rules?: object[] };
  deployable?: { pipeline?: { id?: number } } | null;
}

/** A merge request on a merge train. */
export interface Car {
  id: number;
  status: string;
  merged_at?: string | null;
}
