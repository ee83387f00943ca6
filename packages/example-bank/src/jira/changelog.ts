import { Ticket } from '../model/ticket';
import { jiraTime } from '../time/wireTime';
import { categoryOf, statusId } from './statuses';
import { jiraUser } from './user';

interface Entry {
  at: number;
  by: string;
  items: unknown[];
}

/**
 * The changelog of an issue, newest entry first, as search answers hold it.
 *
 * @remarks
 * A move to a done status sets the resolution in the same entry, a move back
 * clears it.
 */
export function changelogOf(ticket: Ticket, issueId: number) {
  // Sorted, then reversed: of two entries of one instant the later one comes first too.
  const entries = [...moves(ticket), ...edits(ticket)]
    .sort((one, other) => one.at - other.at)
    .reverse();
  const histories = entries.map(({ at, by, items }, index) => ({
    id: String(issueId * 100 + entries.length - index),
    author: jiraUser(by),
    created: jiraTime(at),
    items,
  }));
  return {
    startAt: 0,
    maxResults: histories.length,
    total: histories.length,
    histories,
  };
}

function moves(ticket: Ticket): Entry[] {
  let from = ticket.status;
  return ticket.moves.map(({ at, by, to }) => {
    const items: unknown[] = [item('status', from, to, statusId)];
    const done = categoryOf(to) === 'done';
    const wasDone = categoryOf(from) === 'done';
    if (done !== wasDone) {
      const value = resolutionFor(to);
      items.push(
        done
          ? item('resolution', null, value)
          : item('resolution', 'Done', null),
      );
    }
    from = to;
    return { at, by, items };
  });
}

export function resolutionFor(status: string): string {
  return status === 'Rejected' ? "Won't do" : 'Done';
}

function edits({ edits: list }: Ticket): Entry[] {
  return list.map(({ at, by, field }) => ({
    at,
    by,
    items: [item(field, 'As first written.', 'As the review asked for.')],
  }));
}

function item(
  field: string,
  from: string | null,
  to: string | null,
  idOf: (name: string) => string | null = () => null,
) {
  return {
    field,
    fieldtype: 'jira',
    from: from === null ? null : idOf(from),
    fromString: from,
    to: to === null ? null : idOf(to),
    toString: to,
  };
}
