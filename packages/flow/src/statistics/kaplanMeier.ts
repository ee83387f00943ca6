import { FloatColumn } from './floatColumn';
import { SpellColumns, Spells } from './spells';

/**
 * A product-limit curve: S(t) is the share still waiting at age t.
 *
 * @remarks
 * Kaplan–Meier 1958 with delayed entry (left truncation). Row i says that at
 * age `ages[i]` (milliseconds, ascending, distinct) `decided[i]` items of the
 * `atRisk[i]` under observation were decided; S falls by the factor
 * 1 − decided ÷ atRisk there and is constant in between.
 *
 * @public
 */
export interface KaplanMeier {
  readonly ages: Float64Array;
  readonly decided: Float64Array;
  readonly atRisk: Float64Array;
  /** Longest age of any item, decided or open; undefined without items. */
  readonly longest: number | undefined;
}

/**
 * The product-limit curve of decided and open spells, in O(n log n).
 *
 * @remarks
 * Y(t) = #\{entry \< t or entry = 0\} − #\{exit \< t\}. Waits of length zero
 * exist in real logs: with "entry \< t" alone the risk set at age 0 would hold
 * only them and every percentile would become 0.
 *
 * A spell that is decided at the very age at which it came under observation
 * (entry = exit \> 0) was watched for no time at all: it counts in `n`, but it
 * is in no risk set and so moves no curve.
 *
 * @public
 */
export function kaplanMeier(spells: Spells): KaplanMeier {
  const decisions = watched(spells.decided);
  const censorings = watched(spells.open);
  const entries = sorted(decisions.entries, censorings.entries);
  const exits = sorted(decisions.exits, censorings.exits);
  const watchedFromBirth = exits.length - entries.length;

  const rows = { ages: new FloatColumn(), decided: new FloatColumn() };
  const atRisk = new FloatColumn();
  let entered = 0;
  let left = 0;
  for (const { age, count } of runs(sorted(decisions.exits))) {
    while (entries[entered] < age) {
      entered += 1;
    }
    while (exits[left] < age) {
      left += 1;
    }
    rows.ages.push(age);
    rows.decided.push(count);
    atRisk.push(watchedFromBirth + entered - left);
  }
  return {
    ages: rows.ages.view(),
    decided: rows.decided.view(),
    atRisk: atRisk.view(),
    longest: longestOf(spells),
  };
}

/** Delayed entries, and all exits, of the spells that were watched at all. */
function watched(columns: SpellColumns) {
  const entries = new FloatColumn();
  const exits = new FloatColumn();
  const allExits = columns.exit.view();
  let row = 0;
  for (const entry of columns.entry.view()) {
    const exit = allExits[row];
    row += 1;
    if (entry === 0 || entry < exit) {
      exits.push(exit);
      if (entry > 0) {
        entries.push(entry);
      }
    }
  }
  return { entries, exits };
}

function sorted(...columns: FloatColumn[]): Float64Array {
  const all = new FloatColumn();
  for (const column of columns) {
    all.append(column);
  }
  return all.view().sort();
}

function* runs(ages: Float64Array) {
  let from = 0;
  while (from < ages.length) {
    const age = ages[from];
    let to = from + 1;
    while (ages[to] === age) {
      to += 1;
    }
    yield { age, count: to - from };
    from = to;
  }
}

function longestOf(spells: Spells): number | undefined {
  let longest: number | undefined;
  for (const columns of [spells.decided, spells.open]) {
    for (const exit of columns.exit.view()) {
      if (longest === undefined || exit > longest) {
        longest = exit;
      }
    }
  }
  return longest;
}
