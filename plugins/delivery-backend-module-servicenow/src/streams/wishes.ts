import { SourceWish } from '@delivery-stack/backstage-plugin-delivery-node';
import { isSysId } from '../api/query';
import { TicketTable, ticketTables } from '../config/readServiceNowConfig';
import { fetchNamed, TicketsOptions } from './tickets';
import { fetchTouchedBy, touchingTables } from './touches';

/** Tables whose records may be named by a webhook. @internal */
export const tablesTold: readonly string[] = [
  ...ticketTables,
  ...touchingTables.map(({ table }) => table),
];

/** `change_request/5f…`: what a webhook asks to be fetched. @internal */
export const wishFor = (table: string, sysId: string) => `${table}/${sysId}`;

/** Fetches what webhooks named; a wish goes once what it names is stored. */
export async function fetchWishes(options: TicketsOptions): Promise<void> {
  const { wishes } = options.context;
  const byTable = new Map<string, SourceWish[]>();
  for (const wish of await wishes.pending()) {
    const [table] = wish.key.split('/');
    byTable.set(table, [...(byTable.get(table) ?? []), wish]);
  }
  for (const [table, own] of byTable) {
    const sysIds = own.map(({ key }) => key.split('/')[1]).filter(isSysId);
    const touching = touchingTables.find(each => each.table === table);
    if (touching) {
      await fetchTouchedBy(touching, sysIds, options);
    } else if ((ticketTables as readonly string[]).includes(table)) {
      await fetchNamed(table as TicketTable, sysIds, options);
    }
    for (const wish of own) {
      await wishes.fulfilled(wish);
    }
  }
}
