/** What linking needs to know of a ticket. */
export interface TicketSubject {
  key: string;
  /** Earliest instant known of it, epoch milliseconds. */
  since: number;
  ticketType?: string;
  title?: string;
  url?: string;
  parent?: string;
  epic?: string;
  links: Array<{ type: string; key: string }>;
  /** Addresses of changes that the source links. */
  changes?: string[];
  /** Other names: the source's internal id, former keys. */
  aliases: Set<string>;
}

/** What linking needs to know of a change. */
export interface ChangeSubject {
  node: string;
  key: string;
  /** With its source: `<source>/<owner>/<name>`. */
  repository: string;
  since: number;
  title?: string;
  url?: string;
  /** Every commit that its head ever was: an early run belongs to it too. */
  heads: Set<string>;
  mergeSha?: string;
  mergedAt?: number;
  /** True when it was closed without being merged. */
  abandoned?: boolean;
  /** Ticket keys that its texts or its source name. */
  mentions: Set<string>;
  /** Records that its texts name; most name none. */
  records?: Set<string>;
}

/** What linking needs to know of a commit. */
export interface CommitSubject {
  sha: string;
  /** Nodes of the changes that the source says it belongs to. */
  changes: Set<string>;
  mentions: Set<string>;
  /** Records that its message names; most name none. */
  records?: Set<string>;
}

/** What linking needs to know of a run. */
export interface RunSubject {
  node: string;
  shas: Set<string>;
  changes: Set<string>;
  mentions: Set<string>;
}

/** What linking needs to know of a deployment. */
export interface DeploymentSubject {
  node: string;
  key: string;
  /** With its source; the first of `repositories`. */
  repository?: string;
  /** All that it may be: an address leaves the vendor open. */
  repositories?: string[];
  environment: string;
  sha?: string;
  run?: string;
  createdAt: number;
  succeededAt?: number;
  failedAt?: number;
  rolledBackAt?: number;
}

/** What linking needs to know of an incident. */
export interface IncidentSubject {
  node: string;
  /** Node of the deployment that the source names as its cause. */
  deployment?: string;
  environment?: string;
  detectedAt?: number;
  resolvedAt?: number;
}
