import { FigureFrame } from './FigureScope';

/** The instants of one change; epoch milliseconds, undefined: not known. @public */
export interface StoredChangeTimes {
  changeKey: string;
  repository: string;
  firstCommit?: number;
  opened?: number;
  /** Ready for review; opened where nothing says so. */
  ready?: number;
  firstReview?: number;
  merged?: number;
  deployed?: number;
}

/** A deployment and what became of it; epoch milliseconds. @public */
export interface StoredDeployment {
  deploymentKey: string;
  repository?: string;
  environment: string;
  production: boolean;
  started?: number;
  finished?: number;
  outcome?: 'success' | 'failure' | 'rolledBack';
  /** When it failed or was rolled back. */
  broken?: number;
  /** When a linked incident was opened. */
  incident?: number;
  /** Incident resolved, or the repository's next success after it broke. */
  recovered?: number;
}

/** How many production deployments of a window ended how. @public */
export interface DeploymentCounts {
  finished: number;
  /** Reached production, also where they were rolled back later. */
  succeeded: number;
  /** Failed, were rolled back, or led to an incident: some of these succeeded too. */
  failed: number;
}

/** How long runs were at work that deployed, without queue and gates. @public */
export interface RunTimes {
  /** Deployments whose run is known. */
  n: number;
  /** Milliseconds; undefined: none is known. */
  median?: number;
}

/**
 * Reads what delivery performance is made of.
 *
 * @remarks
 * Changes belong to the entities of their repository, as of today.
 *
 * @public
 */
export interface DeliveryFigureStore {
  /** Changes deployed in the window, or merged before its end and not deployed; the latest 50,000. */
  changes(
    frame: FigureFrame & { limit?: number },
  ): Promise<StoredChangeTimes[]>;
  /** Production deployments finished in the window, every one of them. */
  deploymentCounts(frame: FigureFrame): Promise<DeploymentCounts>;
  /** Those of them that count as failed; the latest 50,000. */
  failedDeployments(
    frame: FigureFrame & { limit?: number },
  ): Promise<StoredDeployment[]>;
  /** Of the production deployments finished in the window that succeeded. */
  runTimes(frame: FigureFrame): Promise<RunTimes>;
}
