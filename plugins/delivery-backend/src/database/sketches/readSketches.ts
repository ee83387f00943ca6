import { decodeSketch, Sketch } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { GateMeasure, Segment } from '../GateStore';
import { number } from '../rows';

/** A stretch of days of one scope: [fromDay, toDay). */
export interface DayRange {
  scopeId: number;
  gate?: string;
  fromDay: number;
  toDay: number;
}

/** Sketches of one day. */
export interface SketchRow {
  day: number;
  gate: string;
  segment: Segment;
  sketch: Sketch;
  sum: number;
}

function rangeOf(
  knex: Knex,
  table: string,
  { scopeId, gate, fromDay, toDay }: DayRange,
): Knex.QueryBuilder {
  const rows = knex(table)
    .where({ scope_id: scopeId })
    .where('day', '>=', fromDay)
    .where('day', '<', toDay);
  return gate === undefined ? rows : rows.where({ gate });
}

/** Days that are being computed again: to be read raw. */
export async function dirtyDaysOf(
  knex: Knex,
  range: DayRange,
  kind: 'decided' | 'open',
): Promise<Set<number>> {
  const days = await rangeOf(knex, 'dirty_day', { ...range, gate: undefined })
    .where({ kind })
    .distinct('day')
    .pluck('day');
  return new Set(days.map(number));
}

/** One range of the primary key: gates × segments × days rows of some 500 B. */
export async function readSketches(
  knex: Knex,
  range: DayRange,
  kind: 'decided' | 'open',
): Promise<SketchRow[]> {
  const rows = await rangeOf(knex, 'sketch_day', range)
    .where({ kind })
    .select('day', 'gate', 'segment', 'sum_ms', 'data');
  return rows.map((row: Record<string, any>) => ({
    day: number(row.day),
    gate: row.gate,
    segment: row.segment,
    sketch: decodeSketch(row.data),
    sum: number(row.sum_ms),
  }));
}

/** One range of the primary key: gates × measures × days narrow rows. */
export async function readCounts(
  knex: Knex,
  range: DayRange,
): Promise<
  Array<{ day: number; gate: string; measure: GateMeasure; n: number }>
> {
  const rows = await rangeOf(knex, 'gate_day', range);
  return rows.map((row: Record<string, any>) => ({
    day: number(row.day),
    gate: row.gate,
    measure: row.measure,
    n: number(row.n),
  }));
}
