import { MilestoneName, TimeKind, TimestampCounts } from '@delivery-stack/flow';
import { FigureFrame } from './FigureScope';

/** Attributed time of the journeys closed in a window. @public */
export interface CellSum {
  spanKind: TimeKind;
  /** `unaccounted` where no span is. */
  function: string;
  gate?: string;
  ms: number;
}

/** One journey's ratio and lengths, for flow efficiency and distributions. @public */
export interface JourneyLength {
  from: number;
  /** Undefined while open. */
  to?: number;
  /** Elapsed on the default calendar; undefined: open, or none configured. */
  working?: number;
  /** Work, processing and return; undefined while open. */
  active?: number;
  /** Governance latency up to `asOf`. */
  governance: number;
  milestones: Partial<Record<MilestoneName, number>>;
}

/** One member scope's sums, for a portfolio. @public */
export interface MemberCellSum {
  /** Entity id of the system, domain or group. */
  scopeId: number;
  spanKind: TimeKind;
  ms: number;
}

/** How long one journey of a scope took; epoch milliseconds. @public */
export interface MemberLength {
  scopeId: number;
  from: number;
  /** Undefined while it is open. */
  to?: number;
  /** Working milliseconds, once it is closed. */
  working?: number;
  /** Governance latency of a closed journey, milliseconds. */
  governance: number;
}

/**
 * Reads sums and lengths over journeys.
 *
 * @remarks
 * A frame takes the journeys closed in [since, until), and those open before
 * `until` (opened before it and not closed before it).
 *
 * @public
 */
export interface JourneyFigureStore {
  /** Σ cells of the closed journeys; one row per (kind, function, gate). */
  cellSums(frame: FigureFrame): Promise<CellSum[]>;
  /** How many journeys closed in the window, and are open at its end. */
  counts(frame: FigureFrame): Promise<{ closed: number; open: number }>;
  /** Lengths of both, at most `limit` (default 50,000), latest first. */
  lengths(
    frame: FigureFrame & { asOf: number; limit?: number },
  ): Promise<JourneyLength[]>;
  /** Timestamp counts of both. */
  timestamps(frame: FigureFrame): Promise<TimestampCounts>;
  /** Σ cells by kind of every system, domain or owner, for the portfolio. */
  memberCellSums(options: {
    by: 'system' | 'domain' | 'owner';
    window: FigureFrame['window'];
  }): Promise<MemberCellSum[]>;
  /** Lengths of both, of every system, domain or owner. */
  memberLengths(options: {
    by: 'system' | 'domain' | 'owner';
    window: FigureFrame['window'];
  }): Promise<MemberLength[]>;
}
