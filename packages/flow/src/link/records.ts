import { AnyFact } from '../events/fact';
import { nodes } from './nodes';

/**
 * Records of a service-management tool: change requests, requested items,
 * catalog tasks. They are tickets that only attach.
 *
 * A number such as `CHG0030001` is told from an issue key by its missing dash,
 * and from a word by its zeros and digits.
 */
const WHOLE_NUMBER = /^[A-Z]{2,10}[0-9]{5,12}$/;

/** What texts may name: anything else that looks like it is a part number or a hash. */
const NAMED =
  /(?<![A-Za-z0-9])((?:CHG|CTASK|RITM|REQ|SCTASK)\d{5,12})(?![A-Za-z0-9])/g;

/** Records that one text may name; more of them is a list of releases. */
const MOST_NAMED = 20;

/** Link that attaches the ticket that says it to the one it names. */
const CORRELATES = /^correlates with$/i;

/** Link that attaches the record it names to the ticket that says it. */
const CORRELATED = /^is correlated with$/i;

type Links = ReadonlyArray<{ type: string; key: string }>;

/** Numbers of records that a text names, sorted. */
export const recordNumbersIn = (text: string): string[] =>
  [...new Set([...text.matchAll(NAMED)].map(([, number]) => number))].sort();

/** Whether a ticket's key is the number of a record. */
export const isRecordNumber = (key: string) => WHOLE_NUMBER.test(key);

/**
 * Whether a node is a record of a service-management tool: it attaches.
 *
 * @public
 */
export const isRecordNode = (node: string) =>
  node.startsWith('ticket:') && isRecordNumber(node.slice('ticket:'.length));

/** Tickets that a record says it belongs to. */
export const correlationsOf = (key: string, links: Links): string[] =>
  isRecordNumber(key)
    ? links.filter(({ type }) => CORRELATES.test(type)).map(link => link.key)
    : [];

/** Records that a ticket says belong to it: a remote link, for instance. */
export const correlatedRecords = (links: Links): string[] =>
  links
    .filter(({ type, key }) => CORRELATED.test(type) && isRecordNumber(key))
    .map(link => link.key);

/**
 * Records that a change or commit names, in a trailer such as
 * `Change-Id: CHG0030001` or anywhere else in its texts; sorted.
 */
export function recordsNamedBy(fact: AnyFact): string[] {
  const { title, branch, message } = fact.data as Record<string, string>;
  const found = recordNumbersIn([title, branch, message].join('\n'));
  return found.length > MOST_NAMED ? [] : found;
}

/**
 * Keys under which a record is found by the clusters it attaches to: its own
 * number, and the tickets it correlates with.
 */
export function attachKeysOfRecord(fact: AnyFact): string[] {
  const { key, links = [] } = fact.data as { key: string; links?: Links };
  return fact.type.startsWith('ticket.') && isRecordNumber(key)
    ? [key, ...correlationsOf(key, links)].map(nodes.ticket)
    : [];
}

/** Keys of the records that attach to what a fact is about. */
export function recordKeysFor(fact: AnyFact): string[] {
  const { links = [] } = fact.data as { links?: Links };
  const records = fact.type.startsWith('ticket.')
    ? correlatedRecords(links)
    : recordsNamedBy(fact);
  return records.map(nodes.ticket);
}
