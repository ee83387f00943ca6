/** A stretch of time, [start, end) in epoch milliseconds. @public */
export interface Interval {
  start: number;
  end: number;
}

/**
 * The part of a stretch that lies in a window.
 *
 * @remarks
 * An open end lasts to the end of the window.
 *
 * @returns undefined if nothing does, or if the stretch is empty.
 * @public
 */
export function clip(
  stretch: { start: number; end?: number },
  window: Interval,
): Interval | undefined {
  const start = Math.max(stretch.start, window.start);
  const end = Math.min(stretch.end ?? window.end, window.end);
  return start < end ? { start, end } : undefined;
}

/**
 * The same instants as sorted stretches that neither overlap nor touch.
 *
 * @public
 */
export function unionOf(intervals: Iterable<Interval>): Interval[] {
  const sorted = [...intervals]
    .filter(({ start, end }) => start < end)
    .sort((left, right) => left.start - right.start);
  const union: Interval[] = [];
  for (const { start, end } of sorted) {
    const last = union[union.length - 1];
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
    } else {
      union.push({ start, end });
    }
  }
  return union;
}

/** Milliseconds that at least one of the stretches covers. @public */
export function unionMeasure(intervals: Iterable<Interval>): number {
  let measure = 0;
  for (const { start, end } of unionOf(intervals)) {
    measure += end - start;
  }
  return measure;
}

/**
 * The instants that are in one set of stretches and not in the other.
 *
 * @returns Sorted stretches that neither overlap nor touch.
 * @public
 */
export function subtractIntervals(
  from: Iterable<Interval>,
  removed: Iterable<Interval>,
): Interval[] {
  const holes = unionOf(removed);
  const rest: Interval[] = [];
  let next = 0;
  for (const { start, end } of unionOf(from)) {
    let reached = start;
    while (next < holes.length && holes[next].end <= start) {
      next += 1;
    }
    for (let hole = next; hole < holes.length; hole += 1) {
      if (holes[hole].start >= end) {
        break;
      }
      if (holes[hole].start > reached) {
        rest.push({ start: reached, end: holes[hole].start });
      }
      reached = Math.max(reached, holes[hole].end);
    }
    if (reached < end) {
      rest.push({ start: reached, end });
    }
  }
  return rest;
}
