import { FactData } from '../../events/factData';
import { mentionsIn } from '../../link/mentions';
import { isRecordNumber } from '../../link/records';
import { pageOf } from './address';
import { Bundle } from './bundle';
import { displayIn, idIn, numberIn, Row, short, valueIn } from './row';
import { TaskTable } from './tables';
import { meaning } from '../../events/meaning';

type Ticket = FactData['ticket.updated'];

/** A record that is a ticket. */
export interface Task {
  row: Row;
  table: TaskTable;
  /** What the instance calls it. */
  sysId: string;
  /** What people call it. */
  number: string;
  /** Prefix of fact ids. */
  id: string;
}

/** Undefined where the record lacks the ids that a ticket must have. */
export function taskOf(row: Row, table: TaskTable): Task | undefined {
  const number = numberIn(row);
  const sysId = idIn(row, 'sys_id') ?? number;
  return number && sysId
    ? { row, table, sysId, number, id: `${table.name}/${sysId}` }
    : undefined;
}

const capitalised = (text: string) =>
  text.charAt(0).toLocaleUpperCase('en-US') + text.slice(1);

/** `Normal Change`, `Standard Change`, `Emergency Change`, or as the table is called. */
function ticketTypeOf({ row, table }: Task, { labels }: Bundle): string {
  const kind =
    table.name === 'change_request'
      ? labels(table.name, 'type', valueIn(row, 'type'))
      : undefined;
  return kind
    ? `${capitalised(kind).replace(/ change$/i, '')} Change`
    : table.ticketType;
}

const WHOLE_KEY = /^[A-Z][A-Z0-9]{1,15}-[1-9][0-9]{0,8}$/;

/** Keys that a record says it belongs to: correlation, its title, own fields. */
function keysIn(row: Row): string[] {
  const texts = ['correlation_id', 'correlation_display', 'short_description']
    .map(field => displayIn(row, field))
    .filter(text => text !== undefined);
  const custom = Object.keys(row)
    .filter(field => field.startsWith('u_'))
    .map(field => displayIn(row, field) ?? '')
    .filter(text => WHOLE_KEY.test(text));
  return mentionsIn({ title: [...texts, ...custom].join('\n') });
}

function linksOf({ row, table, number }: Task): Ticket['links'] {
  const whole = table.partOf ? displayIn(row, table.partOf) : undefined;
  // A request's number in the correlation is a record like any other.
  const correlated = displayIn(row, 'correlation_id');
  const records = [whole, correlated].filter(
    key => key !== undefined && isRecordNumber(key) && key !== number,
  ) as string[];
  return [...new Set([...keysIn(row), ...records])].map(key => ({
    type: 'correlates with',
    key,
  }));
}

function categoryOf(
  { row, table }: Task,
  state: string | undefined,
): Ticket['statusCategory'] {
  if (valueIn(row, 'active') === 'false') {
    return 'done';
  }
  return categoryOfState(table, state);
}

/** The grouping of a state that is built in; undefined for others. */
export function categoryOfState(
  { states, fresh, done }: TaskTable,
  state: string | undefined,
): Ticket['statusCategory'] {
  const value = Object.keys(states).find(
    each => each === state || meaning(states, each) === state,
  );
  if (value === undefined) {
    return undefined;
  }
  if (done.includes(value)) {
    return 'done';
  }
  return fresh.includes(value) ? 'new' : 'indeterminate';
}

/** The label of a state. */
export const statusOf = (
  { table }: Task,
  { labels }: Bundle,
  state: string | undefined,
) => short(labels(table.name, 'state', state));

/** Parts of a ticket that never change. */
export function identityOf(task: Task, bundle: Bundle): Ticket {
  return {
    key: task.number,
    aliases: task.sysId === task.number ? [] : [task.sysId],
    url: pageOf(bundle.instance, task.table.name, task.sysId),
  };
}

/**
 * The ticket as it stands.
 *
 * @remarks
 * `project` is the group it is assigned to: what Jira calls a project is the
 * nearest that gate rules have to "which team's queue".
 */
export function snapshotOf(task: Task, bundle: Bundle): Ticket {
  const { row, table } = task;
  const state = valueIn(row, 'state');
  const item = displayIn(row, 'cmdb_ci');
  return {
    ...identityOf(task, bundle),
    title: displayIn(row, 'short_description'),
    ticketType: short(ticketTypeOf(task, bundle)),
    status: statusOf(task, bundle, state),
    statusCategory: categoryOf(task, state),
    project: short(displayIn(row, 'assignment_group')),
    components: item ? [item.slice(0, 2_000)] : [],
    riskClass: short(bundle.labels(table.name, 'risk', valueIn(row, 'risk'))),
    links: linksOf(task),
  };
}
