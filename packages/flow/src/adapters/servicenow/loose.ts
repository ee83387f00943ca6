import { AnyFact } from '../../events/fact';
import { Bundle } from './bundle';
import { idIn, valueIn } from './row';
import { taskTableOf, taskTables } from './tables';
import { Task } from './task';
import { stateFacts } from './taskFacts';

/**
 * Changes of state of tickets whose own record is not at hand, but whose
 * number the file's path says: `CHG0030001/sys_audit.json`.
 */
export function looseFacts(bundle: Bundle): AnyFact[] {
  const { tables, audit } = bundle;
  const hasTickets = taskTables.some(({ name }) => tables.get(name)?.length);
  const rows = hasTickets ? [] : tables.get('sys_audit') ?? [];
  const tableOf = new Map(
    rows.map(row => [
      idIn(row, 'documentkey') ?? '',
      taskTableOf(valueIn(row, 'tablename')),
    ]),
  );
  return [...tableOf].flatMap(([sysId, table]) => {
    const number = bundle.numberOf(sysId);
    if (!table || !number) {
      return [];
    }
    const id = `${table.name}/${sysId}`;
    const task: Task = { row: {}, table, sysId, number, id };
    return audit
      .movesOf(sysId)
      .filter(({ field, to }) => field === 'state' && to !== undefined)
      .flatMap(move => stateFacts(task, bundle, move));
  });
}
