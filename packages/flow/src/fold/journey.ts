import { Passage } from './passage';
import { Span, SpanKind } from './span';

/** The instants that every journey is measured between. @public */
export const milestoneNames = [
  'need',
  'requested',
  'ready',
  'firstRun',
  'productive',
  'deployed',
  'adopted',
] as const;

/** One of {@link milestoneNames}. @public */
export type MilestoneName = (typeof milestoneNames)[number];

/** How well a timestamp is known. @public */
export type Provenance = 'observed' | 'inferred' | 'missing';

/** An instant of a journey, and how it is known. @public */
export interface Milestone {
  /** Epoch milliseconds. */
  at: number;
  provenance: Exclude<Provenance, 'missing'>;
  /** The event or rule that it comes from, in a reader's words. */
  evidence: string;
}

/**
 * A stay in one step: a status, an activity or a state under the source's own name.
 *
 * @public
 */
export interface StepVisit {
  step: string;
  /** `unaccounted` unless configuration or the data say what kind of time it is. */
  kind: SpanKind | 'unaccounted';
  /** Epoch milliseconds. */
  start: number;
  /** Epoch milliseconds; undefined while the visit lasts. */
  end?: number;
}

/** What a fold noticed and kept, but could not use as it stands. @public */
export interface Anomaly {
  /** Kebab-case code, e.g. `decided-before-asked`. */
  code: string;
  subject: string;
  /** Epoch milliseconds. */
  at: number;
  /** One sentence for the person who has to mend the source. */
  message: string;
}

/** How many timestamps were seen, concluded, or expected and absent. @public */
export interface TimestampCounts {
  observed: number;
  inferred: number;
  missing: number;
}

/**
 * Everything that a journey's events say: the result of the fold.
 *
 * @remarks
 * A pure function of the *set* of events and the configuration. Open items
 * carry no end, so that the fold never depends on "now".
 *
 * @public
 */
export interface Journey {
  /** Root key: ticket key, change key, or `<input>:<case id>`. */
  id: string;
  title?: string;
  /** What the root is. */
  rootKind: 'ticket' | 'change' | 'case';
  /** Type of the root ticket, e.g. `Initiative`. */
  rootType?: string;
  /** Where a person can open the root. */
  url?: string;
  /** Keys of the catalog subjects it touches (component names, repositories, projects). */
  scopes: string[];
  /** Start of the elapsed time, epoch milliseconds. */
  from: number;
  /** End of the elapsed time, epoch milliseconds; undefined while open. */
  to?: number;
  milestones: Partial<Record<MilestoneName, Milestone>>;
  spans: Span[];
  passages: Passage[];
  visits: StepVisit[];
  anomalies: Anomaly[];
  timestamps: TimestampCounts;
}
