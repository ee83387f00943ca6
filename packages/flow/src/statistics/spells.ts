import { Spell } from './distribution';
import { FloatColumn } from './floatColumn';

/** The ages of many spells in milliseconds, row by row. @public */
export interface SpellColumns {
  readonly entry: FloatColumn;
  readonly exit: FloatColumn;
}

/**
 * A multiset of spells, and how many items were abandoned.
 *
 * @remarks
 * An accumulator: {@link addSpell} and {@link addAbandoned} change it and give
 * it back, {@link mergeSpells} and {@link subtractSpells} make a new one. The
 * order of additions never shows in a result.
 *
 * @public
 */
export interface Spells {
  readonly decided: SpellColumns;
  readonly open: SpellColumns;
  /** Items whose journey closed without a decision; in no percentile. */
  abandoned: number;
}

/** No spell at all: the neutral element of {@link mergeSpells}. @public */
export function emptySpells(): Spells {
  return {
    decided: { entry: new FloatColumn(), exit: new FloatColumn() },
    open: { entry: new FloatColumn(), exit: new FloatColumn() },
    abandoned: 0,
  };
}

/**
 * Adds one spell to the accumulator and gives it back.
 *
 * @throws RangeError unless 0 ≤ entry ≤ exit, both finite.
 * @public
 */
export function addSpell(spells: Spells, spell: Spell): Spells {
  const { entry, exit, decided } = spell;
  if (!(entry >= 0 && exit >= entry && exit < Infinity)) {
    throw new RangeError(
      `A spell needs 0 ≤ entry ≤ exit in milliseconds, got entry ${entry} and exit ${exit}`,
    );
  }
  const columns = decided ? spells.decided : spells.open;
  columns.entry.push(entry);
  columns.exit.push(exit);
  return spells;
}

/** Counts items that were abandoned, and gives the accumulator back. @public */
export function addAbandoned(spells: Spells, count: number = 1): Spells {
  spells.abandoned += count;
  return spells;
}

/** Collects spells from a list or a stream. @public */
export function spellsOf(list: Iterable<Spell>): Spells {
  const spells = emptySpells();
  for (const spell of list) {
    addSpell(spells, spell);
  }
  return spells;
}

/** The spells of both, in a new accumulator. @public */
export function mergeSpells(left: Spells, right: Spells): Spells {
  const merged = emptySpells();
  for (const side of [left, right]) {
    for (const state of ['decided', 'open'] as const) {
      merged[state].entry.append(side[state].entry);
      merged[state].exit.append(side[state].exit);
    }
    merged.abandoned += side.abandoned;
  }
  return merged;
}

/**
 * The spells of `whole` without those of `part`, in a new accumulator.
 *
 * @throws RangeError if `part` holds what `whole` does not.
 * @public
 */
export function subtractSpells(whole: Spells, part: Spells): Spells {
  if (part.abandoned > whole.abandoned) {
    throw new RangeError('Cannot subtract abandoned items that were not added');
  }
  return {
    decided: subtractColumns(whole.decided, part.decided),
    open: subtractColumns(whole.open, part.open),
    abandoned: whole.abandoned - part.abandoned,
  };
}

function subtractColumns(
  whole: SpellColumns,
  part: SpellColumns,
): SpellColumns {
  const rest = { entry: new FloatColumn(), exit: new FloatColumn() };
  const toRemove = new Map<string, number>();
  for (const { key } of rowsOf(part)) {
    toRemove.set(key, (toRemove.get(key) ?? 0) + 1);
  }
  for (const { key, entry, exit } of rowsOf(whole)) {
    const copies = toRemove.get(key) ?? 0;
    if (copies > 0) {
      toRemove.set(key, copies - 1);
    } else {
      rest.entry.push(entry);
      rest.exit.push(exit);
    }
  }
  if (rest.exit.length !== whole.exit.length - part.exit.length) {
    throw new RangeError('Cannot subtract a spell that was not added');
  }
  return rest;
}

function* rowsOf(columns: SpellColumns) {
  const entries = columns.entry.view();
  const exits = columns.exit.view();
  for (let row = 0; row < entries.length; row += 1) {
    const entry = entries[row];
    const exit = exits[row];
    yield { key: `${entry} ${exit}`, entry, exit };
  }
}
