import {
  byFunction,
  byKind,
  Cell,
  cellKey,
  cellOf,
  compareKeys,
  TimeKind,
} from './cell';

/**
 * The cells of many journeys, added up.
 *
 * @remarks
 * An accumulator: {@link addAttribution} changes it and gives it back,
 * {@link mergeAttributions} and {@link subtractAttributions} make a new one.
 * All sums are whole milliseconds, so that no order of additions shows.
 *
 * @public
 */
export interface AttributionSum {
  journeys: number;
  /** Cell key → milliseconds. */
  readonly cells: Map<string, number>;
}

/** No journey at all. @public */
export function emptyAttribution(): AttributionSum {
  return { journeys: 0, cells: new Map() };
}

/** Adds the cells of one journey and gives the sum back. @public */
export function addAttribution(
  sum: AttributionSum,
  journey: Iterable<Cell>,
): AttributionSum {
  for (const cell of journey) {
    bump(sum.cells, cellKey(cell), cell.ms);
  }
  sum.journeys += 1;
  return sum;
}

/** The journeys of all, in a new sum. @public */
export function mergeAttributions(...sums: AttributionSum[]): AttributionSum {
  const merged = emptyAttribution();
  for (const sum of sums) {
    for (const [key, ms] of sum.cells) {
      bump(merged.cells, key, ms);
    }
    merged.journeys += sum.journeys;
  }
  return merged;
}

/**
 * The journeys of `whole` without those of `part`, in a new sum.
 *
 * @throws RangeError if `part` holds more of a cell than `whole`.
 * @public
 */
export function subtractAttributions(
  whole: AttributionSum,
  part: AttributionSum,
): AttributionSum {
  const rest = mergeAttributions(whole);
  for (const [key, ms] of part.cells) {
    bump(rest.cells, key, -ms);
  }
  rest.journeys -= part.journeys;
  return rest;
}

/** Where the time of many journeys went, in milliseconds. @public */
export interface Attribution {
  journeys: number;
  /** Σ elapsed; every view adds up to it. */
  elapsed: number;
  cells: Cell[];
  byKind: Record<TimeKind, number>;
  byFunction: Record<string, number>;
}

/** Reads the views off a sum. @public */
export function finishAttribution(sum: AttributionSum): Attribution {
  const cells = [...sum.cells]
    .sort(([left], [right]) => compareKeys(left, right))
    .map(([key, ms]) => cellOf(key, ms));
  return {
    journeys: sum.journeys,
    elapsed: cells.reduce((total, { ms }) => total + ms, 0),
    cells,
    byKind: byKind(cells),
    byFunction: byFunction(cells),
  };
}

function bump(cells: Map<string, number>, key: string, by: number): void {
  const ms = (cells.get(key) ?? 0) + by;
  if (ms < 0) {
    throw new RangeError(`Cell ${key} would hold ${ms} ms`);
  }
  if (ms === 0) {
    cells.delete(key);
  } else {
    cells.set(key, ms);
  }
}
