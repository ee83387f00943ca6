import { among, chunksOf } from '../api/query';
import { TableQuery, TableRow, textOf } from '../api/TableClient';
import { TicketTable, ticketTables } from '../config/readServiceNowConfig';
import { Pass } from './Pass';
import { fetchNamed, TicketsOptions } from './tickets';

/**
 * A table whose records change without the ticket that they belong to: one
 * of several approvers answers, and the change stays as it was.
 */
interface Touching {
  table: string;
  /** The field that refers to the ticket. */
  ticket: string;
}

/** Tables that say which ticket to fetch anew. @internal */
export const touchingTables: readonly Touching[] = [
  { table: 'sysapproval_approver', ticket: 'sysapproval' },
  { table: 'sysapproval_group', ticket: 'parent' },
  { table: 'conflict', ticket: 'change' },
];

const classOf = (ticket: string) => `${ticket}.sys_class_name`;

/** The first run fetches all tickets anyway: nothing is looked back for. */
const NOT_BACK = 60_000;

const PAGE = 500;

const fieldsOf = ({ ticket }: Touching) => [
  'sys_id',
  'sys_updated_on',
  ticket,
  classOf(ticket),
];

/** Fetches the tickets that rows belong to, unless they were fetched since. */
async function fetchTicketsOf(
  { ticket }: Touching,
  rows: readonly TableRow[],
  options: TicketsOptions,
): Promise<void> {
  const wanted = new Map<TicketTable, string[]>();
  for (const row of rows) {
    const sysId = textOf(row, ticket);
    const table = ticketTables.find(
      each => each === textOf(row, classOf(ticket)),
    );
    const updated = textOf(row, 'sys_updated_on');
    if (table && sysId && !options.dossiers.knows(sysId, updated)) {
      wanted.set(table, [...(wanted.get(table) ?? []), sysId]);
    }
  }
  for (const [table, sysIds] of wanted) {
    await fetchNamed(table, sysIds, options);
  }
}

/** Tickets whose approvals or conflicts were updated since the last time. */
export async function fetchTouched(
  touching: Touching,
  options: TicketsOptions,
): Promise<void> {
  const { client, context, rights } = options;
  const { table, ticket } = touching;
  const pass = new Pass({
    key: `touched/${table}`,
    table,
    query: among(classOf(ticket), ticketTables),
    fields: fieldsOf(touching),
    client,
    memory: context.memory,
    since: NOT_BACK,
    limit: PAGE,
    signal: context.signal,
  });
  await rights.tried(table, async () => {
    await pass.run(rows => fetchTicketsOf(touching, rows, options));
    // Whether rows are hidden shows when a ticket's own are fetched.
    return { rows: [], total: 0 };
  });
}

/** Tickets of rows that a webhook named. */
export async function fetchTouchedBy(
  touching: Touching,
  sysIds: readonly string[],
  options: TicketsOptions,
): Promise<void> {
  const { client, context, rights } = options;
  for (const chunk of chunksOf(sysIds)) {
    const asked: TableQuery = {
      table: touching.table,
      query: among('sys_id', chunk),
      fields: fieldsOf(touching),
      signal: context.signal,
    };
    const rows = await rights.tried(touching.table, () => client.rows(asked));
    await fetchTicketsOf(touching, rows ?? [], options);
  }
}
