import { encodeSketch } from '@delivery-stack/flow';
import { Knex } from 'knex';
import { GateCount } from '../GateStore';
import { insertRows } from '../rows';
import { RawSketch } from './rawSketches';

/** One day of one scope. */
export interface ScopeDay {
  scopeId: number;
  day: number;
}

/** Replaces the sketches of one kind of a day. Some ten rows. */
export async function replaceSketches(
  knex: Knex,
  { scopeId, day }: ScopeDay,
  kind: 'decided' | 'open',
  sketches: readonly RawSketch[],
): Promise<void> {
  await knex('sketch_day').where({ scope_id: scopeId, day, kind }).delete();
  await insertRows(
    knex,
    'sketch_day',
    {
      scope_id: 'integer',
      day: 'integer',
      gate: 'text',
      segment: 'text',
      kind: 'text',
      n: 'integer',
      sum_ms: 'bigint',
      data: 'bytes',
    },
    sketches.map(({ gate, segment, sketch, n, sum }) => ({
      scope_id: scopeId,
      day,
      gate,
      segment,
      kind,
      n,
      sum_ms: sum,
      data: Buffer.from(encodeSketch(sketch)),
    })),
  );
}

/** Replaces the counts of a day. Some ten rows. */
export async function replaceCounts(
  knex: Knex,
  { scopeId, day }: ScopeDay,
  counts: readonly GateCount[],
): Promise<void> {
  await knex('gate_day').where({ scope_id: scopeId, day }).delete();
  await insertRows(
    knex,
    'gate_day',
    {
      scope_id: 'integer',
      day: 'integer',
      gate: 'text',
      measure: 'text',
      n: 'integer',
    },
    counts.map(count => ({ scope_id: scopeId, day, ...count })),
  );
}
