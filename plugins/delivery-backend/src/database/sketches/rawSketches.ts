import { addToSketch, emptySketch, Sketch } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { FigureScope } from '../FigureScope';
import { Segment } from '../GateStore';
import { number } from '../rows';
import { inScope } from '../scopeFilter';

/** The durations of one gate and segment. */
export interface RawSketch {
  gate: string;
  segment: Segment;
  sketch: Sketch;
  n: number;
  /** Exact, milliseconds. */
  sum: number;
}

interface Query {
  scope: FigureScope;
  gate?: string;
}

/** Ages at decision of what ended in [since, until). One index range. */
export async function decidedSketches(
  knex: Knex,
  options: Query & { since: number; until: number },
): Promise<RawSketch[]> {
  const { since, until } = options;
  const spells = spellsOf(knex, options, until)
    .where('s.ended_ms', '>=', since)
    .where('s.ended_ms', '<', until)
    .select(knex.raw('s.ended_ms - s.opened_ms as age'));
  return sketchesOf(await spells);
}

/**
 * Ages at an instant of what was open then: opened before it, not ended before.
 *
 * Two index ranges: what is open still, and what ended since. Historic days
 * cost more than today; they are computed once.
 */
export async function openSketches(
  knex: Knex,
  options: Query & { at: number },
): Promise<RawSketch[]> {
  const { at } = options;
  const age = knex.raw('? - s.opened_ms as age', [at]);
  const still = spellsOf(knex, options, at)
    .where('s.opened_ms', '<', at)
    .whereNull('s.ended_ms')
    .select(age);
  const since = spellsOf(knex, options, at)
    .where('s.opened_ms', '<', at)
    .where('s.ended_ms', '>=', at)
    .select(age);
  return sketchesOf([...(await still), ...(await since)]);
}

function spellsOf(
  knex: Knex,
  { scope, gate }: Query,
  today: number,
): Knex.QueryBuilder {
  const spells = knex('spell as s')
    .whereNull('s.abandoned_ms')
    .select('s.gate', 's.segment');
  if (gate !== undefined) {
    spells.where('s.gate', gate);
  }
  return inScope(spells, scope, {
    journey: 's.journey_id',
    ended: 's.ended_ms',
    today,
  });
}

function sketchesOf(
  rows: ReadonlyArray<{ gate: string; segment: Segment; age: unknown }>,
): RawSketch[] {
  const sketches = new Map<string, RawSketch>();
  for (const { gate, segment, age } of rows) {
    const key = `${segment} ${gate}`;
    const known = sketches.get(key) ?? {
      gate,
      segment,
      sketch: emptySketch(),
      n: 0,
      sum: 0,
    };
    addToSketch(known.sketch, number(age));
    known.n += 1;
    known.sum += number(age);
    sketches.set(key, known);
  }
  return [...sketches.values()];
}
