/** How far the projection is. @public */
export interface ProjectionProgress {
  /** Clusters of journeys that are to be computed again. */
  pending: number;
  total: number;
  /** Clusters whose last projection failed; retried with a growing delay. */
  failing: number;
  /** When a changed configuration made everything due; epoch milliseconds. */
  configurationChangedAt?: number;
}

/**
 * Reads and steers the projection.
 *
 * @public
 */
export interface ProjectionStore {
  progress(): Promise<ProjectionProgress>;
  /** Marks every cluster to be computed again; says how many. */
  refold(options: { now: number }): Promise<number>;
}
