import {
  MeterReading,
  SourceAnswerError,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { Table } from '../database/ReadOnlyDatabase';
import { Cell } from './cell';
import { instantOfNumber, instantOfText } from './instant';

const KNOWN = ['at', 'value'];

/**
 * Refuses columns that cannot be read, or that nobody reads: nothing more than
 * the figures leaves the database.
 *
 * @throws SourceAnswerError that says which.
 */
export function requireColumns(columns: readonly string[]): void {
  const other = columns.find(column => !KNOWN.includes(column));
  if (other !== undefined) {
    throw new SourceAnswerError(
      `gives a column '${other.slice(
        0,
        63,
      )}'; name the figure value, its instant at, and select nothing else`,
    );
  }
  if (!columns.includes('value')) {
    throw new SourceAnswerError('gives no column value; name the figure value');
  }
  if (new Set(columns).size < columns.length) {
    throw new SourceAnswerError('gives a column twice; select each once');
  }
}

/**
 * All that a table says, in the order of its rows; gaps are left out.
 *
 * @param now - What a figure is of that has no instant, epoch milliseconds.
 * @throws SourceAnswerError with the problem and the cure, quoting no cell.
 */
export function samplesOf(table: Table, now: number): MeterReading[] {
  requireColumns(table.columns);
  const { rows, columns } = table;
  const value = columns.indexOf('value');
  const at = columns.indexOf('at');
  if (at < 0 && rows.length !== 1) {
    throw new SourceAnswerError(
      `gives ${rows.length} rows without a column at; give exactly one, or select the instant of each as at`,
    );
  }
  return rows.flatMap((row, index) => {
    const problem = (text: string) =>
      new SourceAnswerError(`row ${index + 1}: ${text}`);
    const figure = figureIn(row[value], problem);
    return figure === null
      ? []
      : [{ at: at < 0 ? now : instantIn(row[at], problem), value: figure }];
  });
}

type Problem = (text: string) => Error;

function figureIn(cell: Cell, problem: Problem): number | null {
  if (cell.kind === 'null') {
    return null;
  }
  if (cell.kind !== 'number') {
    throw problem(
      'value is no number; cast it, like value::numeric, or correct the column',
    );
  }
  if (!Number.isFinite(cell.value)) {
    throw problem(
      'value is infinite or not a number (NaN); leave the row out, or give null for a gap',
    );
  }
  return cell.value;
}

function instantIn(cell: Cell, problem: Problem): number {
  const at = instantOfCell(cell);
  if (at === undefined || Number.isNaN(at)) {
    throw problem(
      'at is no instant; give a timestamp, a date, ISO 8601 text, or epoch milliseconds or seconds',
    );
  }
  return at;
}

function instantOfCell(cell: Cell): number | undefined {
  switch (cell.kind) {
    case 'instant':
      return cell.at;
    case 'number':
      return instantOfNumber(cell.value);
    case 'text':
      return instantOfText(cell.text);
    default:
      return undefined;
  }
}
