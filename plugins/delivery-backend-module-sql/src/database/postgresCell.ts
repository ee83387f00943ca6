import { types } from 'pg';
import { Cell } from '../readings/cell';
import { instantOfText } from '../readings/instant';

const { builtins } = types;

const NUMBERS = new Set<number>([
  builtins.INT2,
  builtins.INT4,
  builtins.INT8,
  builtins.FLOAT4,
  builtins.FLOAT8,
  builtins.NUMERIC,
]);
const INSTANTS = new Set<number>([
  builtins.DATE,
  builtins.TIMESTAMP,
  builtins.TIMESTAMPTZ,
]);
/** The type of a text that a query writes down is not known before it is compared. */
const UNKNOWN = 705;
const TEXTS = new Set<number>([
  builtins.TEXT,
  builtins.VARCHAR,
  builtins.BPCHAR,
  UNKNOWN,
]);

/**
 * Reads what PostgreSQL sends.
 *
 * @param type - Object id of the column's type.
 * @param text - As it is sent: dates in ISO style, times in UTC. Digits of a
 * numeric or bigint beyond those of a double are lost.
 */
export function postgresCell(type: number, text: string | null): Cell {
  if (text === null) {
    return { kind: 'null' };
  }
  if (NUMBERS.has(type)) {
    return { kind: 'number', value: Number(text) };
  }
  if (INSTANTS.has(type)) {
    // `infinity`, and years that no date can be.
    return { kind: 'instant', at: instantOfText(text) ?? NaN };
  }
  return TEXTS.has(type) ? { kind: 'text', text } : { kind: 'other' };
}
