import { Distribution } from './distribution';
import { summarize } from './distributionOf';
import { KaplanMeier } from './kaplanMeier';
import { bucketValue } from './logBucket';
import { Sketch, sketchSize } from './sketch';

/**
 * What the sketches of a window [A, B) hold.
 *
 * @public
 */
export interface WindowSketches {
  /** Ages at decision of the items decided within the window. */
  decided: Sketch;
  /** Ages at A of the items that were open then. */
  openAtStart: Sketch;
  /** Ages at B of the items that were open then. */
  openAtEnd: Sketch;
}

/**
 * The period product-limit curve with delayed entry, from sketches alone.
 *
 * @remarks
 * At risk in bucket b = Σ over k ≥ b of (decided + openAtEnd − openAtStart).
 * Where more items entered in b than stay beyond it, the surplus entered and
 * left within the bucket: whoever left in b was at risk in b, so the risk set
 * is at least decided + openAtEnd of b. Percentiles are within 1 % of the
 * exact curve wherever buckets keep the order of its decisions, entries and
 * censorings.
 *
 * @public
 */
export function kaplanMeierOfSketches(window: WindowSketches): KaplanMeier {
  const { decided, openAtStart, openAtEnd } = window;
  const buckets = new Set<number>();
  for (const sketch of [decided, openAtStart, openAtEnd]) {
    for (const bucket of sketch.counts.keys()) {
      buckets.add(bucket);
    }
  }
  const rows: Array<{ bucket: number; decisions: number; atRisk: number }> = [];
  let beyond = 0;
  for (const bucket of [...buckets].sort((left, right) => right - left)) {
    const decisions = decided.counts.get(bucket) ?? 0;
    const entered = openAtStart.counts.get(bucket) ?? 0;
    const exits = decisions + (openAtEnd.counts.get(bucket) ?? 0);
    if (decisions > 0) {
      const atRisk = exits + Math.max(0, beyond - entered);
      rows.push({ bucket, decisions, atRisk });
    }
    beyond += exits - entered;
  }
  return curveOf(rows.reverse(), longestOf(decided, openAtEnd));
}

/**
 * The distribution of a window from its sketches, in seconds.
 *
 * @param options - `total`: sum of the ages at decision in milliseconds.
 * @public
 */
export function distributionOfSketches(
  window: WindowSketches,
  options: { total: number; abandoned?: number },
): Distribution {
  const { total, abandoned = 0 } = options;
  return summarize(kaplanMeierOfSketches(window), {
    n: sketchSize(window.decided),
    censored: sketchSize(window.openAtEnd),
    abandoned,
    total,
  });
}

function curveOf(
  rows: Array<{ bucket: number; decisions: number; atRisk: number }>,
  longest: number | undefined,
): KaplanMeier {
  return {
    ages: Float64Array.from(rows, row => bucketValue(row.bucket)),
    decided: Float64Array.from(rows, row => row.decisions),
    atRisk: Float64Array.from(rows, row => row.atRisk),
    longest,
  };
}

function longestOf(...sketches: Sketch[]): number | undefined {
  let longest: number | undefined;
  for (const sketch of sketches) {
    for (const bucket of sketch.counts.keys()) {
      longest = Math.max(longest ?? bucket, bucket);
    }
  }
  return longest === undefined ? undefined : bucketValue(longest);
}
