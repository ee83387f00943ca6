import { ProjectSelection } from '@delivery-stack/backstage-plugin-delivery-node';
import { all, among, either, equal, isSysId } from './api/query';
import { TableRow } from './api/TableClient';
import { ServiceNowConfig, TicketTable } from './config/readServiceNowConfig';

/** Which records of a table of tickets are read. */
export interface TableSelection {
  /** What the instance can check. */
  query: string;
  /** What it cannot: patterns, and more names than an address holds. */
  matches: (row: TableRow) => boolean;
}

/** More configuration items than this are told apart here: an address ends somewhere. */
const MOST_NAMED = 150;

const everything = () => true;

/** Conditions on the item that a field refers to. */
function namedItems(
  field: string,
  selection: ProjectSelection & { sysIds?: ReadonlySet<string> },
): TableSelection | undefined {
  const words = [...new Set([...selection.names, ...(selection.sysIds ?? [])])];
  const { matches } = selection;
  if (words.length === 0 && !matches) {
    return undefined;
  }
  if (!matches && words.length <= MOST_NAMED) {
    const ids = words.filter(isSysId);
    const names = words.filter(word => !isSysId(word));
    const conditions = [
      ...(ids.length > 0 ? [among(field, ids)] : []),
      ...names.map(name => equal(`${field}.name`, name)),
    ];
    return { query: either(conditions), matches: everything };
  }
  const known = new Set(words);
  return {
    // A pattern that matches no name at all is for records without an item too.
    query: matches?.('') ? '' : `${field}ISNOTEMPTY`,
    matches: row => {
      const { value = '', display_value: name = '' } = row[field] ?? {};
      return known.has(value) || known.has(name) || Boolean(matches?.(name));
    },
  };
}

/** Where nothing says which items are meant: those that name another record. */
const CORRELATED: Partial<Record<TicketTable, string>> = {
  sc_req_item: 'correlation_idISNOTEMPTY',
  sc_task: either([
    'correlation_idISNOTEMPTY',
    'request_item.correlation_idISNOTEMPTY',
  ]),
};

/**
 * Which records of each table are read; undefined: none of it.
 *
 * @param annotated - Configuration items that the catalog names; asked only
 * where the configuration says so.
 */
export async function selectTables(
  config: Pick<ServiceNowConfig, 'projects' | 'catalogItems' | 'queries'>,
  annotated: () => Promise<ReadonlySet<string>>,
): Promise<Partial<Record<TicketTable, TableSelection>>> {
  const { projects, catalogItems, queries } = config;
  const sysIds = projects.fromCatalog ? await annotated() : undefined;
  const changes = namedItems('cmdb_ci', { ...projects, sysIds });
  const requests = (table: TicketTable) =>
    catalogItems
      ? namedItems('cat_item', catalogItems)
      : { query: CORRELATED[table]!, matches: everything };
  const limited = (table: TicketTable, selection: TableSelection | undefined) =>
    selection && {
      ...selection,
      query: all(selection.query, queries[table]),
    };
  return {
    change_request: limited('change_request', changes),
    sc_req_item: limited('sc_req_item', requests('sc_req_item')),
    sc_task: limited('sc_task', requests('sc_task')),
  };
}
