import { Person } from '../../events/data/person';
import { Instant, parseInstant } from '../../events/instant';
import { AdapterContext, matcherOf } from '../context';
import { isRecord, LONGEST_ID, Values } from '../reading';

/**
 * One record of a table, as the Table API writes it.
 *
 * A field is a text, or, with `sysparm_display_value=all`, an object of what
 * is stored (`value`) and what people read (`display_value`). References may
 * also have a `link`.
 */
export type Row = Values;

/** Accounts that act for the platform itself. */
const PLATFORM = new Set(['system', 'guest']);

const filled = (value: unknown): string | undefined => {
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  const text = typeof value === 'string' ? value.trim() : '';
  // An empty field is written as an empty text, never as null.
  return text === '' ? undefined : text.slice(0, 8_000);
};

/** What is stored in a field: a sys_id, a choice's value, an instant in UTC. */
export function valueIn(row: Row, field: string): string | undefined {
  const cell = row[field];
  if (!isRecord(cell)) {
    return filled(cell);
  }
  return (
    filled(cell.value) ??
    // A reference of which only the name was asked for still links to it.
    /\/([0-9a-f]{32})$/.exec(filled(cell.link) ?? '')?.[1] ??
    filled(cell.display_value)
  );
}

/** What identifies a record: its sys_id, or that of a record it refers to. */
export const idIn = (row: Row, field: string): string | undefined =>
  valueIn(row, field)?.slice(0, LONGEST_ID);

/** The number that people call a record by. */
export const numberIn = (row: Row): string | undefined =>
  displayIn(row, 'number')?.slice(0, LONGEST_ID);

/** What people read in a field: a name, a number, a choice's label. */
export function displayIn(row: Row, field: string): string | undefined {
  const cell = row[field];
  return isRecord(cell)
    ? filled(cell.display_value) ?? filled(cell.value)
    : filled(cell);
}

/** Short texts of the contract are cut to this. */
export const short = (text: string | undefined) => text?.slice(0, 2_000);

/**
 * The instant in a field.
 *
 * @remarks
 * A stored value is in UTC, by the API's own contract. A text alone is not
 * known to be one: exports write the zone of whoever exported, so that it is
 * read in the configured zone, or as UTC and marked as inferred.
 */
export function instantOf(
  row: Row,
  field: string,
  context: Pick<AdapterContext, 'timeZone'>,
): Instant | undefined {
  const cell = row[field];
  if (isRecord(cell)) {
    const stored = filled(cell.value);
    return stored === undefined
      ? parseInstant(filled(cell.display_value), context)
      : parseInstant(stored, { timeZone: 'UTC' });
  }
  return parseInstant(filled(cell), context);
}

/** Somebody by account name; never by the name that people read. */
export function accountOf(
  id: string | undefined,
  context: Pick<AdapterContext, 'bots'>,
): Person | undefined {
  if (!id) {
    return undefined;
  }
  const bot = PLATFORM.has(id) || matcherOf(context.bots)(id);
  return { id: id.slice(0, 500), ...(bot ? { bot: true } : {}) };
}

/** Whom a reference names: the audit knows accounts, so their name goes first. */
export function personIn(
  row: Row,
  field: string,
  context: Pick<AdapterContext, 'bots'>,
): Person | undefined {
  return accountOf(
    valueIn(row, `${field}.user_name`) ?? valueIn(row, field),
    context,
  );
}
