/** What the source itself needs to know of answers; the adapter reads the rest. */
export interface BuildStub {
  number: number;
  /** When it was given its number, epoch milliseconds. */
  timestamp: number;
}

/** A job, or a folder of jobs. */
export interface Item {
  name?: string;
  lastBuild?: BuildStub | null;
  /** Absent where it is a job. */
  jobs?: Item[];
}

export interface Cause {
  upstreamProject?: string;
  upstreamBuild?: number;
}

export interface Build extends BuildStub {
  _class?: string;
  building?: boolean;
  duration?: number;
  result?: string | null;
  actions?: Array<{ causes?: Cause[] } | null>;
}

/** A stage as the stage view tells of it. */
export interface Stage {
  id?: string;
  status?: string;
  pauseDurationMillis?: number;
}

/** A run as the stage view tells of it. */
export interface Describe {
  status?: string;
  stages?: Stage[];
}
