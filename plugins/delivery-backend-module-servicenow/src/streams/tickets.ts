import { EventSourceContext } from '@delivery-stack/backstage-plugin-delivery-node';
import { serviceNowFields } from '@delivery-stack/flow/adapters';
import { all, among, chunksOf } from '../api/query';
import { rightsFor } from '../api/rights';
import { TableClient, textOf } from '../api/TableClient';
import { ServiceNowConfig, TicketTable } from '../config/readServiceNowConfig';
import { TableSelection } from '../selection';
import { Dossiers } from './Dossiers';
import { Pass } from './Pass';
import { Rights } from './Rights';

/** What fetching tickets needs. */
export interface TicketsOptions {
  client: TableClient;
  config: Pick<ServiceNowConfig, 'keyFields' | 'since'>;
  selections: Partial<Record<TicketTable, TableSelection>>;
  dossiers: Dossiers;
  rights: Rights;
  context: EventSourceContext;
}

/** Tickets of one page: what belongs to them is asked for together. */
const PAGE = 100;

/** Where the pass over a table of tickets is remembered. */
export const passKeyOf = (table: string) => `tables/${table}`;

function fieldsOf(table: TicketTable, keyFields: readonly string[]) {
  return [
    ...serviceNowFields.used[table],
    ...(table === 'change_request' ? [] : ['cat_item']),
    ...keyFields,
  ];
}

/** Tickets of a table that were updated since the last time. */
export async function fetchUpdated(
  table: TicketTable,
  options: TicketsOptions,
): Promise<void> {
  const { client, config, selections, dossiers, context } = options;
  const selection = selections[table];
  if (!selection) {
    return;
  }
  let done = 0;
  let isHidden = false;
  const pass = new Pass({
    key: passKeyOf(table),
    table,
    query: selection.query,
    fields: fieldsOf(table, config.keyFields),
    client,
    memory: context.memory,
    since: config.since,
    limit: PAGE,
    signal: context.signal,
  });
  await pass.run(async (rows, remaining) => {
    const wanted = rows.filter(
      row =>
        selection.matches(row) &&
        !dossiers.knows(textOf(row, 'sys_id'), textOf(row, 'sys_updated_on')),
    );
    await dossiers.handOver({ table, rows: wanted });
    done += rows.length;
    const total = done - rows.length + remaining;
    isHidden = done === 0 && remaining > 0;
    context.report.progress({ done, total, unit: `records of ${table}` });
  });
  if (isHidden) {
    context.report.problem({
      code: 'missing-scope',
      subject: table,
      message: 'There are records, and none of them is readable.',
      scopes: [...rightsFor(table)],
      cure: 'Let the user of this source read them.',
    });
  }
}

/** Tickets that are named; those that are not selected are left out. */
export async function fetchNamed(
  table: TicketTable,
  sysIds: readonly string[],
  options: TicketsOptions,
): Promise<void> {
  const { client, config, selections, dossiers, rights, context } = options;
  const selection = selections[table];
  if (!selection) {
    return;
  }
  for (const chunk of chunksOf([...new Set(sysIds)], PAGE)) {
    const rows = await rights.tried(table, () =>
      client.rows({
        table,
        query: all(among('sys_id', chunk), selection.query),
        fields: fieldsOf(table, config.keyFields),
        signal: context.signal,
      }),
    );
    const wanted = rows?.filter(selection.matches) ?? [];
    await dossiers.handOver({ table, rows: wanted });
  }
}
