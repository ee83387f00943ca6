import { Instant } from '../../events/instant';
import { Person } from '../../events/data/person';
import { AdapterContext } from '../context';
import {
  idIn,
  instantIn,
  isRecord,
  numberIn,
  recordsIn,
  textIn,
  Values,
} from '../reading';
import { keyIn } from './address';
import { personOf } from './person';

/** One field of an issue going from one value to another. */
export interface FieldChange {
  field: string;
  from?: string;
  to?: string;
  /** Internal id of the new value: names of statuses repeat between projects. */
  toId?: string;
}

/** One entry of an issue's changelog. */
export interface History {
  id: string;
  at: Instant;
  actor?: Person;
  changes: FieldChange[];
}

/** An issue's changelog, oldest first, and whether it reaches back to the start. */
export interface Changelog {
  histories: History[];
  complete: boolean;
}

/** Reads one entry; `fallback` is its time where it carries none (webhooks). */
export function historyOf(
  values: Values,
  context: AdapterContext,
  fallback?: { at?: Instant; actor?: unknown; issue?: string },
): History | undefined {
  const at = instantIn(values, 'created', context) ?? fallback?.at;
  if (!at) {
    return undefined;
  }
  return {
    // Unique in its Jira, so that pages and webhooks name an entry alike.
    id: idIn(values, 'id') ?? `${fallback?.issue ?? ''}@${at.time}`,
    at,
    actor: personOf(values.author ?? fallback?.actor, context),
    changes: recordsIn(values, 'items').flatMap(item => {
      const field = textIn(item, 'field');
      // A title may be longer than other names.
      const length = field?.toLowerCase() === 'summary' ? 8_000 : undefined;
      return field
        ? [
            {
              field,
              from: textIn(item, 'fromString', length),
              to: textIn(item, 'toString', length),
              toId: idIn(item, 'to'),
            },
          ]
        : [];
    }),
  };
}

/** Reads entries in whatever order they come. */
export function historiesOf(
  entries: readonly Values[],
  context: AdapterContext,
  issue: string | undefined,
): History[] {
  return entries
    .map(entry => historyOf(entry, context, { issue }))
    .filter(history => history !== undefined)
    .sort(
      (one, other) =>
        one.at.time - other.at.time || compareIds(one.id, other.id),
    );
}

/** Entries of one instant: by number, as Jira counts them up. */
function compareIds(one: string, other: string): number {
  return Number(one) - Number(other) || (one < other ? -1 : 1);
}

/**
 * The changelog of an issue; undefined where it was not asked for.
 *
 * Jira cuts it off after a page and leaves out the oldest: without them the
 * ticket's first status is not known, and the newest entries are all there is.
 */
export function changelogOf(
  issue: Values,
  context: AdapterContext,
): Changelog | undefined {
  const { changelog } = issue;
  if (!isRecord(changelog)) {
    return undefined;
  }
  const field = Array.isArray(changelog.histories) ? 'histories' : 'values';
  if (!Array.isArray(changelog[field])) {
    return undefined;
  }
  const entries = recordsIn(changelog, field);
  const total = numberIn(changelog, 'total') ?? entries.length;
  return {
    histories: historiesOf(entries, context, keyIn(issue)),
    complete: total <= entries.length,
  };
}
