import { Component } from '../organisation/types';
import { Change } from './change';
import { Ticket } from './ticket';

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

export interface Job {
  name: string;
  created: number;
  started?: number;
  finished?: number;
  conclusion?: Conclusion;
  labels: string[];
}

export interface Attempt {
  started: number;
  finished?: number;
  conclusion?: Conclusion;
  jobs: Job[];
}

/** A decision on a protected environment; the vendor records no instant. */
export interface EnvironmentApproval {
  /** Known to the story only: it cuts what lies in the future. */
  at: number;
  environment: string;
  state: 'approved' | 'rejected';
  comment: string;
  by: string;
  /** When only the webhook of the decision came through, and not the ask. */
  askLost?: boolean;
}

/** A pipeline run with all its attempts. */
export interface Run {
  component: Component;
  /** Set when the history is numbered. */
  id?: number;
  workflow: string;
  event: 'pull_request' | 'push' | 'workflow_dispatch' | 'schedule';
  title: string;
  ticket?: Ticket;
  change?: Change;
  /** Undefined: the newest commit of the main branch. */
  sha?: string;
  actor: string;
  created: number;
  attempts: Attempt[];
  approvals: EnvironmentApproval[];
}

export type DeploymentState =
  | 'waiting'
  | 'queued'
  | 'in_progress'
  | 'success'
  | 'failure'
  | 'error'
  | 'inactive';

/** A deployment to one environment, with what became of it. */
export interface Deployment {
  component: Component;
  id?: number;
  environment: string;
  run?: Run;
  /** Undefined: the newest commit of the main branch. */
  sha?: string;
  created: number;
  by: string;
  /** Empty where the vendor kept no history. */
  states: Array<{ at: number; state: DeploymentState }>;
}
