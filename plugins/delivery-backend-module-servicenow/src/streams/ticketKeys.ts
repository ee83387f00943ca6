import {
  FoundTickets,
  foundTickets,
  TicketQuery,
} from '@delivery-stack/backstage-plugin-delivery-node';
import { limitedQuery, tableQueryOf } from '../api/limitedQuery';
import { TableClient, textOf } from '../api/TableClient';
import { TicketTable } from '../config/readServiceNowConfig';
import { TableSelection } from '../selection';

/** The field that says which item a record is about. */
const ITEM: Readonly<Record<TicketTable, string>> = {
  change_request: 'cmdb_ci',
  sc_req_item: 'cat_item',
  sc_task: 'cat_item',
};

/**
 * Numbers of the records that a query finds among those that are read; none
 * where nothing of its table is. Costs a request for 1,000 records.
 *
 * @throws InputError where the query cannot be limited to them.
 */
export async function ticketKeys(
  { query: text, limit, signal }: TicketQuery,
  options: {
    client: Pick<TableClient, 'pages'>;
    selections: Partial<Record<TicketTable, TableSelection>>;
  },
): Promise<FoundTickets> {
  const { table, query } = tableQueryOf(text);
  const selection = options.selections[table];
  const keys = new Set<string>();
  if (!selection) {
    return { keys: [], more: false };
  }
  const pages = options.client.pages({
    table,
    query: limitedQuery(selection.query, query),
    fields: ['sys_id', 'number', ITEM[table]],
    signal,
  });
  for await (const { rows } of pages) {
    for (const row of rows) {
      const number = textOf(row, 'number');
      if (number && selection.matches(row)) {
        keys.add(number);
      }
    }
    if (keys.size > limit) {
      return foundTickets(keys, { limit });
    }
  }
  return foundTickets(keys, { limit });
}
