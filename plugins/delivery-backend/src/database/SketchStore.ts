import { Sketch } from '@delivery-stack/flow';
import { GateCount, Segment } from './GateStore';

/** Scope id of the whole organisation in sketches. @public */
export const ORGANISATION_SCOPE = 0;

/** What the days of a window hold for one gate and segment. @public */
export interface SegmentSketches {
  gate: string;
  segment: Segment;
  decided: Sketch;
  openAtStart: Sketch;
  openAtEnd: Sketch;
  /** Exact sum of the decided durations, milliseconds. */
  total: number;
}

/** Which stretch of which scope. @public */
export interface SketchQuery {
  /** {@link ORGANISATION_SCOPE}, or the entity id of a domain. */
  scopeId: number;
  gate?: string;
  /** Epoch milliseconds; what does not fill a UTC day is read raw. */
  since: number;
  until: number;
}

/**
 * Reads organisation- and domain-wide distributions.
 *
 * @remarks
 * Clean days come from sketches, dirty days (usually today) from raw spells,
 * so an answer is never stale. Cost depends on gates × days, not on events.
 *
 * @public
 */
export interface SketchStore {
  /** Sketches of the window, merged over its days. */
  window(query: SketchQuery): Promise<SegmentSketches[]>;
  /** Counts of the window, added up over its days. */
  counts(query: SketchQuery): Promise<GateCount[]>;
}
