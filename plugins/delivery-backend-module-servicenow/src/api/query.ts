/**
 * Parts of encoded queries, the language of `sysparm_query`.
 *
 * @remarks
 * `^` joins conditions that must all hold; `^OR` adds an alternative to the
 * condition before it, and to that one alone. A sign `^` inside a value is
 * written twice.
 */
const escaped = (value: string) => value.replaceAll('^', '^^');

export const equal = (field: string, value: string) =>
  `${field}=${escaped(value)}`;

/** One of several; sys_ids and the names of tables hold no comma. */
export const among = (field: string, values: readonly string[]) =>
  `${field}IN${values.join(',')}`;

/** One of several conditions. */
export const either = (conditions: readonly string[]) =>
  conditions.filter(Boolean).join('^OR');

/** All of several conditions, empty ones left out. */
export const all = (...conditions: Array<string | undefined>) =>
  conditions.filter(Boolean).join('^');

/**
 * Updated within the last minutes, counted by the instance's own clock.
 *
 * @remarks
 * An instant written out would be read in the time zone of the API's user on
 * some paths and as UTC on others: a user in New York would miss five hours.
 */
export const changedWithin = (field: string, minutes: number) =>
  `${field}RELATIVEGE@minute@ago@${Math.max(1, Math.ceil(minutes))}`;

const SYS_ID = /^[0-9a-f]{32}$/i;

/** What comes from outside and is to be a sys_id: nothing else gets into a query. */
export const isSysId = (text: unknown): text is string =>
  typeof text === 'string' && SYS_ID.test(text);

/** Keeps an address short enough for every proxy: 100 sys_ids are 3,300 signs. */
export function chunksOf<T>(values: readonly T[], size = 100): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < values.length; at += size) {
    chunks.push(values.slice(at, at + size));
  }
  return chunks;
}
