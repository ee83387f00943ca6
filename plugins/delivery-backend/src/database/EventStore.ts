/** What came of one source's events. @public */
export interface SourceTally {
  source: string;
  events: number;
  conflicting: number;
  unknown: number;
  rejected: number;
  /** Epoch milliseconds. */
  lastEventAt?: number;
}

/** How often a fold noticed something, with one example. @public */
export interface AnomalyTally {
  code: string;
  count: number;
  example: string;
}

/**
 * Reads how good the data are.
 *
 * @public
 */
export interface EventStore {
  sources(): Promise<SourceTally[]>;
  anomalies(): Promise<AnomalyTally[]>;
  /** Latest time of a stored event; undefined while there is none. */
  dataThrough(): Promise<number | undefined>;
}
