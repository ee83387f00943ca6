import { ServiceNowInstance, StoredRow } from '@delivery-stack/vendor-replay';

/** A field as `sysparm_display_value=all` writes it. */
interface Cell {
  value: string;
  display_value: string;
}

/** Whom or what a field refers to: the tool keeps a row of each. */
const referred: Readonly<Record<string, string>> = {
  approver: 'sys_user',
  assignment_group: 'sys_user_group',
  opened_by: 'sys_user',
};

/** What a reference leads to is a row of its own, and no field of this one. */
const storedRow = (row: Record<string, Cell>): StoredRow =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([field]) => !field.includes('.'))
      .map(([field, { value }]) => [field, value]),
  );

/** Puts exported rows back into the tables that they came from. */
export function putServiceNow(
  instance: ServiceNowInstance,
  payload: unknown,
): void {
  const tables = payload as Record<string, Array<Record<string, Cell>>>;
  for (const [table, rows] of Object.entries(tables)) {
    for (const row of rows) {
      instance.put(table, storedRow(row));
      putReferred(instance, row);
    }
  }
}

function putReferred(
  instance: ServiceNowInstance,
  row: Record<string, Cell>,
): void {
  for (const [field, { value, display_value: name }] of Object.entries(row)) {
    const table = referred[field.split('.').at(-1)!];
    if (table && value && !instance.get(table, value)) {
      instance.put(table, { sys_id: value, name, user_name: value });
    }
  }
}
