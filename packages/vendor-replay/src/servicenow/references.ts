import { ServiceNowInstance, StoredRow } from './instance';

/** Tables that extend `task`: a reference to a task may be to any of them. */
const TASKS = [
  'change_request',
  'sc_req_item',
  'sc_task',
  'sc_request',
  'change_task',
];

/** What a field refers to. */
const references: Readonly<Record<string, readonly string[]>> = {
  approver: ['sys_user'],
  assignment_group: ['sys_user_group'],
  cat_item: ['sc_cat_item'],
  change: ['change_request'],
  change_request: ['change_request'],
  closed_by: ['sys_user'],
  cmdb_ci: ['cmdb_ci'],
  group: ['sysapproval_group'],
  opened_by: ['sys_user'],
  parent: TASKS,
  request: ['sc_request'],
  request_item: ['sc_req_item'],
  schedule: ['cmn_schedule'],
  sysapproval: TASKS,
  wf_activity: ['wf_activity'],
};

/** The row that a field refers to, and its table. */
export function referredTo(
  instance: ServiceNowInstance,
  row: StoredRow,
  field: string,
): { table: string; row: StoredRow } | undefined {
  for (const table of references[field] ?? []) {
    const found = instance.get(table, row[field] ?? '');
    if (found) {
      return { table, row: found };
    }
  }
  return undefined;
}

export const isReference = (field: string) => field in references;

/** A field's stored value; `approver.user_name` walks through the reference. */
export function fieldOf(
  instance: ServiceNowInstance,
  at: { table: string; row: StoredRow; field: string },
): string {
  const { table, row, field } = at;
  const dot = field.indexOf('.');
  if (dot < 0) {
    return (
      (field === 'sys_class_name' ? row[field] ?? table : row[field]) ?? ''
    );
  }
  const found = referredTo(instance, row, field.slice(0, dot));
  return found
    ? fieldOf(instance, { ...found, field: field.slice(dot + 1) })
    : '';
}

/** The row and the plain field that a path leads to. */
function endOf(
  instance: ServiceNowInstance,
  at: { table: string; row: StoredRow; field: string },
): { table: string; row: StoredRow; field: string } | undefined {
  const dot = at.field.indexOf('.');
  if (dot < 0) {
    return at;
  }
  const found = referredTo(instance, at.row, at.field.slice(0, dot));
  return found && endOf(instance, { ...found, field: at.field.slice(dot + 1) });
}

const INSTANT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** What people read in a field. */
export function displayOf(
  instance: ServiceNowInstance,
  at: { table: string; row: StoredRow; field: string },
  zoneMinutes: number,
): string {
  const end = endOf(instance, at);
  if (!end) {
    return '';
  }
  const value = fieldOf(instance, end);
  if (isReference(end.field)) {
    const { row } = referredTo(instance, end.row, end.field) ?? {};
    return row?.number ?? row?.name ?? value;
  }
  const choice = instance
    .rowsBy('sys_choice', 'value', [value])
    .find(
      each => each.name === end.table && each.element === end.field && value,
    );
  if (choice) {
    return choice.label;
  }
  return INSTANT.test(value)
    ? new Date(Date.parse(`${value.replace(' ', 'T')}Z`) + zoneMinutes * 60_000)
        .toISOString()
        .slice(0, 19)
        .replace('T', ' ')
    : value;
}
