import {
  JourneyDetail,
  TimelineSpan,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { secondsBetween } from '../../format';

/** A span's place on the axis, in seconds from the journey's start. */
export interface LaneBar {
  span: TimelineSpan;
  from: number;
  to: number;
  /** Parallel spans of one function lie in rows below each other. */
  row: number;
  open: boolean;
}

/** What one function did and had waiting. */
export interface Lane {
  id: string;
  title: string;
  /** Attributed seconds, as in the table below the timeline. */
  seconds: number;
  rows: number;
  bars: LaneBar[];
}

/** Time that no span covers. */
export interface Gap {
  from: number;
  to: number;
}

/** A journey laid out on one axis. */
export interface Timeline {
  /** Seconds of the whole axis. */
  length: number;
  lanes: Lane[];
  gaps: Gap[];
}

/** Lanes from those who build to those who decide; others by name, gaps last. */
const ORDER = [
  'pod',
  'platform',
  'infrastructure',
  'architecture',
  'security',
  'compliance',
  'data',
  'operations',
  'business',
];

/** Gaps shorter than this come from rounding and are not drawn. */
const NO_GAP = 1;

/** Lays a journey out: a lane per function, parallel spans in rows. */
export function layOutJourney(detail: JourneyDetail): Timeline {
  const { journey, spans, byFunction, frame } = detail;
  const start = journey.from;
  const now = journey.to ?? frame.asOf;
  const bars = spans.map(span => ({
    span,
    from: Math.max(0, secondsBetween(start, span.start)),
    to: secondsBetween(start, span.end ?? now),
    row: 0,
    open: span.end === undefined,
  }));
  const length = Math.max(1, journey.elapsed, ...bars.map(bar => bar.to));
  const ids = [...new Set(bars.map(bar => bar.span.function))].sort(byOrder);
  const lanes = ids.map(id => {
    const packed = packRows(bars.filter(bar => bar.span.function === id));
    return {
      id,
      title: packed[0].span.functionTitle,
      seconds: byFunction.find(row => row.function === id)?.seconds ?? 0,
      rows: 1 + Math.max(...packed.map(bar => bar.row)),
      bars: packed,
    };
  });
  return { length, lanes, gaps: findGaps(bars, journey.elapsed) };
}

function byOrder(a: string, b: string): number {
  const rank = (id: string) => {
    const place = ORDER.indexOf(id);
    return id === 'unowned' || place < 0
      ? ORDER.length + Number(id === 'unowned')
      : place;
  };
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** Puts each bar into the first row that is free at its start. */
export function packRows(bars: readonly LaneBar[]): LaneBar[] {
  const ends: number[] = [];
  return [...bars]
    .sort((a, b) => a.from - b.from || a.to - b.to)
    .map(bar => {
      const free = ends.findIndex(end => end <= bar.from);
      const row = free < 0 ? ends.length : free;
      ends[row] = bar.to;
      return { ...bar, row };
    });
}

/** What no bar covers, between the start and the end of the journey. */
export function findGaps(
  bars: ReadonlyArray<Pick<LaneBar, 'from' | 'to'>>,
  length: number,
): Gap[] {
  const gaps: Gap[] = [];
  let covered = 0;
  for (const bar of [...bars].sort((a, b) => a.from - b.from)) {
    if (bar.from - covered > NO_GAP) {
      gaps.push({ from: covered, to: Math.min(bar.from, length) });
    }
    covered = Math.max(covered, bar.to);
  }
  if (length - covered > NO_GAP) {
    gaps.push({ from: covered, to: length });
  }
  return gaps;
}
