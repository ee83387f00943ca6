import { ChildRows } from './journeyTables';
import { dayOf } from './days';

/** What sketches and counts of a day are made of. */
export type Measured = Pick<ChildRows, 'round' | 'spell'>;

/** The days whose rows a change makes wrong. */
export interface DirtyDays {
  decided: Set<number>;
  open: Set<number>;
}

type Row = Record<string, unknown>;

/** Sketches reach back no further than passages are kept; some slack on top. */
const LONGEST = 800;

/**
 * Which days change when a journey's rows change from `before` to `after`.
 *
 * @remarks
 * What stays the same dirties nothing. A stay that ends differently dirties
 * the day of either end, and the stock of the days between them; one that is
 * new, gone or moved, the stock of all its days.
 */
export function dirtyDays(
  before: Measured,
  after: Measured,
  today: number,
): DirtyDays {
  const days: DirtyDays = { decided: new Set(), open: new Set() };
  const spells = difference(before.spell, after.spell);
  for (const row of [...spells.gone, ...spells.come]) {
    add(days.decided, row.ended_ms);
    add(days.decided, row.abandoned_ms);
  }
  addOpenDays(days.open, spells, today);
  const rounds = difference(before.round, after.round);
  const changed = [...rounds.gone, ...rounds.come];
  for (const row of changed) {
    add(days.decided, row.asked_ms);
    add(days.decided, row.decided_ms);
  }
  const gates = new Set(changed.map(row => row.gate));
  for (const rows of [before.round, after.round]) {
    addLastDecisions(days.decided, rows as Row[], gates);
  }
  return days;
}

interface Difference {
  gone: Row[];
  come: Row[];
}

/** Rows on one side only, as multisets. */
function difference(before: readonly Row[], after: readonly Row[]): Difference {
  const keyOf = (row: Row) =>
    JSON.stringify(
      Object.keys(row)
        .filter(name => name !== 'passage' && name !== 'ordinal')
        .sort()
        .map(name => row[name] ?? null),
    );
  const left = new Map<string, Row[]>();
  for (const row of before) {
    left.set(keyOf(row), [...(left.get(keyOf(row)) ?? []), row]);
  }
  const come = after.filter(row => !left.get(keyOf(row))?.pop());
  return { gone: [...left.values()].flat(), come };
}

function add(days: Set<number>, instant: unknown): void {
  if (typeof instant === 'number') {
    days.add(dayOf(instant));
  }
}

/** Ends of stays that began alike, as they were and as they are. */
interface Ends {
  gone: number[];
  come: number[];
}

/** Stock days of what ended differently, or came or went altogether. */
function addOpenDays(
  days: Set<number>,
  { gone, come }: Difference,
  today: number,
): void {
  const stays = new Map<string, Ends>();
  const gather = (rows: readonly Row[], side: keyof Ends) => {
    for (const row of rows) {
      const key = JSON.stringify([row.gate, row.segment, row.opened_ms]);
      const ends = stays.get(key) ?? { gone: [], come: [] };
      stays.set(key, ends);
      ends[side].push(lastOpenDay(row, today));
    }
  };
  gather(gone, 'gone');
  gather(come, 'come');
  for (const [key, ends] of stays) {
    const [, , opened] = JSON.parse(key) as [string, string, number];
    const all = [...ends.gone, ...ends.come];
    // Alone, or several at once: everything since it opened
    const paired = ends.gone.length === 1 && ends.come.length === 1;
    const first = paired ? Math.min(...all) : dayOf(opened);
    const last = Math.max(...all);
    for (let day = Math.max(first + 1, last - LONGEST); day <= last; day += 1) {
      days.add(day);
    }
  }
}

/** Last day at whose 00:00 a stay is in stock; the day it opened if none. */
function lastOpenDay(row: Row, today: number): number {
  const opened = dayOf(row.opened_ms as number);
  if (typeof row.abandoned_ms === 'number') {
    return opened;
  }
  const ended = row.ended_ms;
  return Math.max(opened, typeof ended === 'number' ? dayOf(ended) : today);
}

/** Initiatives count on the day of their last decision at a gate. */
function addLastDecisions(
  days: Set<number>,
  rows: readonly Row[],
  gates: ReadonlySet<unknown>,
): void {
  const last = new Map<unknown, number>();
  for (const { gate, decided_ms } of rows) {
    if (gates.has(gate) && typeof decided_ms === 'number') {
      last.set(gate, Math.max(last.get(gate) ?? decided_ms, decided_ms));
    }
  }
  for (const instant of last.values()) {
    add(days, instant);
  }
}
