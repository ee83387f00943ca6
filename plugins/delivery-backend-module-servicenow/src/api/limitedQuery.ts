import { InputError } from '@backstage/errors';
import { TicketTable, ticketTables } from '../config/readServiceNowConfig';
import { all } from './query';

/** What begins another query, ends this one, sorts it, or runs a script. */
const ESCAPES =
  /\^NQ|\^EQ|ORDERBY|GROUPBY|RLQUERY|SUBQUERY|javascript:|\p{Cc}/iu;

/** Holds for every record: an alternative to it limits nothing, and frees nothing. */
const ALWAYS = 'sys_idISNOTEMPTY';

/**
 * Table and encoded query that somebody wrote: `change_request: category=software`.
 *
 * @remarks
 * A table has fields of its own, and ServiceNow passes over conditions on fields
 * that it does not have: without the table, all records of the others were found.
 *
 * @throws InputError that says what cannot be asked, and the cure.
 */
export function tableQueryOf(text: string): {
  table: TicketTable;
  query: string;
} {
  const [, name, query = ''] = /^\s*(\w+)\s*:\s*(.*?)\s*$/s.exec(text) ?? [];
  const table = ticketTables.find(each => each === name);
  if (!table) {
    throw new InputError(
      `the query names no table before a colon; write ${ticketTables
        .map(each => `${each}: …`)
        .join(', ')}`,
    );
  }
  if (query === '') {
    throw new InputError('the query is empty; write a condition');
  }
  if (ESCAPES.test(query) || /^\^|\^$|^(OR|NQ|EQ)/.test(query)) {
    throw new InputError(
      'the query cannot be limited; leave out ^NQ, ^EQ, orders, groups, queries within queries, scripts, and a sign ^ or OR at its begin or end',
    );
  }
  return { table, query };
}

/** A query behind what limits it, so that it can neither take it in nor free itself. */
export const limitedQuery = (limit: string, query: string) =>
  all(limit, ALWAYS, query);
