import { History } from './histories';
import { meaning } from '../../events/meaning';

/** What an issue was like at some time, as far as its changelog says. */
export interface PastState {
  title?: string;
  ticketType?: string;
  status?: string;
}

const fieldsOfState: Record<string, keyof PastState> = {
  summary: 'title',
  issuetype: 'ticketType',
  status: 'status',
};

/** Fields that say how work is organised, not what the ticket asks for. */
const BOOKKEEPING =
  /^(status|resolution|assignee|reporter|rank|sprint|workflow|key|project|labels|priority|flagged|duedate|fix version|comment|timespent|timeestimate|timeoriginalestimate|remaining estimate|worklog.*|remote(issue|work ?item)?link.*|story points?)$/i;

/** Names of the fields of content that an entry changed. */
export const contentChanges = (history: History) =>
  [
    ...new Set(
      history.changes
        .map(change => change.field)
        .filter(field => !BOOKKEEPING.test(field)),
    ),
  ].slice(0, 100);

/** What the issue was like at birth: its complete changelog undone, newest entry first. */
export function birthOf(
  histories: readonly History[],
  now: PastState,
): PastState {
  const state = { ...now };
  for (const history of [...histories].reverse()) {
    for (const change of history.changes) {
      const field = meaning(fieldsOfState, change.field.toLowerCase());
      if (field) {
        state[field] = change.from;
      }
    }
  }
  return state;
}

/** Keys that the issue had in former projects. */
export const formerKeys = (histories: readonly History[]) =>
  histories.flatMap(history =>
    history.changes
      .filter(change => change.field.toLowerCase() === 'key' && change.from)
      .map(change => change.from as string),
  );
