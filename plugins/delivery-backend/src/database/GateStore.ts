import { decisions } from '@delivery-stack/flow';
import { FigureFrame, FigureScope } from './FigureScope';

/** The stays that distributions are made of. @public */
export const segments = ['queue', 'processing', 'return', 'total'] as const;

/** One of {@link segments}. @public */
export type Segment = (typeof segments)[number];

/** One stay in one segment of a gate; epoch milliseconds. @public */
export interface StoredSpell {
  gate: string;
  segment: Segment;
  opened: number;
  /** Undefined while open; abandoned spells are not among them. */
  ended?: number;
  /** Milliseconds on the gate's calendar; undefined: open, or none. */
  working?: number;
}

/**
 * What a day, or a window, counts at one gate.
 *
 * @remarks
 * `passages` counts by first ask, `asked` rounds by their ask, decisions,
 * `caught` and rubber stamps by the decision, `abandoned…` by the close of the
 * journey. Initiatives (journeys at a gate) count on the day of their last
 * decision there, so that days add up to windows.
 *
 * @public
 */
export const gateMeasures = [
  ...decisions,
  'passages',
  'asked',
  'caught',
  'rubberStamp',
  'rubberStampUnknown',
  'abandonedQueue',
  'abandonedProcessing',
  'abandonedReturn',
  'abandonedTotal',
  'decidedInitiatives',
  'caughtInitiatives',
] as const;

/** One of {@link gateMeasures}. @public */
export type GateMeasure = (typeof gateMeasures)[number];

/** One count of one gate. @public */
export interface GateCount {
  gate: string;
  measure: GateMeasure;
  n: number;
}

/** A round, or its rework, that waits now. @public */
export interface WaitingRound {
  journeyId: number;
  rootKey: string;
  journeyTitle?: string;
  url?: string;
  gate: string;
  function: string;
  subject: string;
  phase: Exclude<Segment, 'total'>;
  /** Since when it is at the gate in this phase. */
  since: number;
}

/**
 * Reads what happened at gates, from raw rows.
 *
 * @remarks
 * For entities, systems and owners; organisation and domains have sketches.
 *
 * @public
 */
export interface GateStore {
  /**
   * Spells that ended in [since, until), or opened before `until` and did not
   * end before it; at most `limit` (default 200,000).
   */
  spells(
    frame: FigureFrame & { gate?: string; limit?: number },
  ): Promise<StoredSpell[]>;
  /** Counts of rounds asked, decided or abandoned in the window. */
  counts(frame: FigureFrame & { gate?: string }): Promise<GateCount[]>;
  /** Open rounds and returns, the oldest first. */
  waiting(query: {
    scope: FigureScope;
    gate?: string;
    limit: number;
  }): Promise<WaitingRound[]>;
  /** How many wait at each gate, and since when the oldest does. */
  waitingCounts(query: { scope: FigureScope }): Promise<
    Array<{
      gate: string;
      phase: WaitingRound['phase'];
      n: number;
      oldest: number;
    }>
  >;
  /** How many wait in every system, domain or owner. */
  memberWaiting(options: {
    by: 'system' | 'domain' | 'owner';
  }): Promise<Array<{ scopeId: number; n: number }>>;
}
