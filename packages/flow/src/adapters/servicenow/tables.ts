import { numberIn, Row, valueIn } from './row';

/** What is built into a table of tickets. */
export interface TaskTable {
  name: string;
  /** What people read, where the record does not say more. */
  ticketType: string;
  /** Labels of the states, by what is stored. */
  states: Readonly<Record<string, string>>;
  /** States that are new, and those that are done. */
  fresh: readonly string[];
  done: readonly string[];
  /** The field that names the record it is a part of. */
  partOf?: string;
}

const taskStates = {
  '-5': 'Pending',
  '1': 'Open',
  '2': 'Work in Progress',
  '3': 'Closed Complete',
  '4': 'Closed Incomplete',
  '7': 'Closed Skipped',
};

const taskDefaults = {
  states: taskStates,
  fresh: ['1', '-5'],
  done: ['3', '4', '7'],
};

/** State of a change that waits for its planned start. */
export const SCHEDULED = '-2';
export const IMPLEMENT = '-1';
export const REVIEW = '0';

/** Tables whose records are tickets. */
export const taskTables: readonly TaskTable[] = [
  {
    name: 'change_request',
    ticketType: 'Change Request',
    states: {
      '-5': 'New',
      '-4': 'Assess',
      '-3': 'Authorize',
      [SCHEDULED]: 'Scheduled',
      [IMPLEMENT]: 'Implement',
      [REVIEW]: 'Review',
      '3': 'Closed',
      '4': 'Canceled',
    },
    fresh: ['-5'],
    done: ['3', '4'],
  },
  { name: 'sc_request', ticketType: 'Request', ...taskDefaults },
  { name: 'sc_req_item', ticketType: 'Request Item', ...taskDefaults },
  {
    name: 'sc_task',
    ticketType: 'Catalog Task',
    ...taskDefaults,
    partOf: 'request_item',
  },
  {
    name: 'change_task',
    ticketType: 'Change Task',
    states: {
      '-5': 'Pending',
      '1': 'Open',
      '2': 'In Progress',
      '3': 'Closed',
      '4': 'Canceled',
    },
    fresh: ['1', '-5'],
    done: ['3', '4', '7'],
    partOf: 'change_request',
  },
];

/** Tables whose records say what happened to tickets. */
export const relatedTables = [
  'sysapproval_approver',
  'sysapproval_group',
  'sys_audit',
  'sys_journal_field',
  'conflict',
  'sys_choice',
] as const;

/** Any table that is read. */
export type TableName = string;

const numbers: ReadonlyArray<[RegExp, TableName]> = [
  [/^CHG\d/, 'change_request'],
  [/^RITM\d/, 'sc_req_item'],
  [/^SCTASK\d/, 'sc_task'],
  [/^REQ\d/, 'sc_request'],
  [/^CTASK\d/, 'change_task'],
];

const shapes: ReadonlyArray<[readonly string[], TableName]> = [
  [['documentkey', 'fieldname'], 'sys_audit'],
  [['element_id', 'element'], 'sys_journal_field'],
  [['approver', 'state'], 'sysapproval_approver'],
  [['wait_for', 'approval'], 'sysapproval_group'],
  [['change', 'type'], 'conflict'],
  [['element', 'label', 'value'], 'sys_choice'],
];

/** Other tables that exports hold, and why nothing is read from them. */
export const unusedTables: Readonly<Record<string, string>> = {
  incident: 'a deployment tool or an incident source says what failed',
  problem: 'about causes, not about waits',
  sys_user: 'about persons, whom no figure names',
  sys_user_group: 'settings, not events',
  cmdb_ci: 'settings, not events',
  task_ci: 'which items a change touches, not when anything happened',
  cmn_schedule: 'settings; conflicts say which change a schedule held up',
  cmn_schedule_span: 'settings; conflicts say which change a schedule held up',
  cab_meeting: 'a plan; approvals say when somebody decided',
  task_sla: 'targets are configured here, per gate',
};

const known = new Map(taskTables.map(table => [table.name, table]));

/** The table of tickets of a name. */
export const taskTableOf = (name: TableName | undefined) =>
  known.get(name ?? '');

export const isTableName = (name: string): boolean =>
  known.has(name) ||
  (relatedTables as readonly string[]).includes(name) ||
  Object.hasOwn(unusedTables, name);

/** The table that a record is of, as far as it says so. */
export function tableOf(row: Row, pathHint = ''): TableName | undefined {
  const named = valueIn(row, 'sys_class_name');
  if (named && isTableName(named)) {
    return named;
  }
  const number = numberIn(row) ?? '';
  return (
    numbers.find(([pattern]) => pattern.test(number))?.[1] ??
    shapes.find(([fields]) => fields.every(field => field in row))?.[1] ??
    // `…/api/now/table/change_request?…`, or a file called change_request.json.
    pathHint.split(/[^a-z_]+/).findLast(isTableName)
  );
}
