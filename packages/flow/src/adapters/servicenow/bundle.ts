import { isRecordNumber } from '../../link/records';
import { AdapterContext } from '../context';
import { isRecord, Values } from '../reading';
import { Instance, instanceOf } from './address';
import { Audit } from './audit';
import { Labels, labelsOf } from './labels';
import { idIn, numberIn, Row } from './row';
import { isTableName, TableName, taskTables } from './tables';

/** Records by table, of one payload or of answers that belong together. */
export type Tables = Map<TableName, Row[]>;

/** Records that belong together, with what every mapper needs. */
export interface Bundle {
  tables: Tables;
  audit: Audit;
  labels: Labels;
  instance: Instance;
  context: AdapterContext;
  /** Number of the ticket that a sys_id stands for. */
  numberOf(id: string | undefined): string | undefined;
}

/** The records in an answer: `{ result: […] }`, one record, or a bare list. */
export function rowsIn(value: unknown): Row[] {
  if (Array.isArray(value)) {
    return value.filter(isRecord);
  }
  return isRecord(value)
    ? rowsIn(value.result ?? value.records ?? [value])
    : [];
}

/** `{ change_request: […], sys_audit: […] }`: answers by their table. */
export function isBundle(payload: Values): boolean {
  return Object.entries(payload).some(
    ([name, value]) =>
      isTableName(name) &&
      (Array.isArray(value) ||
        (isRecord(value) && ('result' in value || 'records' in value))),
  );
}

/** The tables of a payload for which `isBundle` holds. */
export function tablesIn(payload: Values): Tables {
  return new Map(
    Object.entries(payload)
      .filter(([name]) => isTableName(name))
      .map(([name, value]) => [name, rowsIn(value)]),
  );
}

/** `CHG0030001/sys_audit.json`: whose the rows of a file are. */
const numberHinted = (pathHint: string | undefined) =>
  pathHint?.split(/[^A-Za-z0-9]+/).findLast(isRecordNumber);

function numbersOf(tables: Tables): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const { name } of taskTables) {
    for (const row of tables.get(name) ?? []) {
      const id = idIn(row, 'sys_id');
      const number = numberIn(row);
      if (id && number) {
        numbers.set(id, number);
      }
    }
  }
  return numbers;
}

/** Puts records together with what stands around them. */
export function bundleOf(tables: Tables, context: AdapterContext): Bundle {
  const numbers = numbersOf(tables);
  const hinted = numberHinted(context.pathHint);
  return {
    tables,
    audit: new Audit(tables.get('sys_audit'), context),
    labels: labelsOf(tables.get('sys_choice') ?? []),
    instance: instanceOf([...tables.values()].flat(), context),
    context,
    // A folder or file named after one ticket holds that ticket's rows only.
    numberOf: id =>
      (id === undefined ? undefined : numbers.get(id)) ??
      (numbers.size === 0 ? hinted : undefined),
  };
}
