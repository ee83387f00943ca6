import { SourceAnswerError } from '@delivery-stack/backstage-plugin-delivery-node';
import { JiraClient } from '../api/JiraClient';
import { JiraIssue } from '../api/types';

/** See {@link searchPages}. */
export interface SearchPagesOptions {
  client: Pick<JiraClient, 'deployment' | 'search'>;
  /** The query for what changed since an instant; undefined: from the start. */
  jqlFrom: (instant: number | undefined) => string;
  from: number | undefined;
}

/** Beginning anew more often than that is no progress. */
const MOST_RESTARTS = 100;

/** When an issue last changed, epoch milliseconds. */
export const changedAt = ({ fields }: JiraIssue) =>
  Date.parse(fields.updated ?? '');

/**
 * The issues of a query in the order of their last change, page by page.
 *
 * @remarks An issue may come more than once, and none is left out.
 *
 * @throws SourceAnswerError where pages go in circles.
 */
export function searchPages(
  options: SearchPagesOptions,
): AsyncGenerator<JiraIssue[]> {
  return options.client.deployment === 'cloud'
    ? tokenPages(options)
    : offsetPages(options);
}

async function* tokenPages({
  client,
  jqlFrom,
  from,
}: SearchPagesOptions): AsyncGenerator<JiraIssue[]> {
  const jql = jqlFrom(from);
  const seen = new Set<string>();
  let nextPageToken: string | undefined;
  do {
    const page = await client.search({ jql, nextPageToken });
    yield page.issues;
    nextPageToken = page.isLast ? undefined : page.nextPageToken;
    if (nextPageToken !== undefined && seen.has(nextPageToken)) {
      throw new SourceAnswerError('the pages of a search go in circles');
    }
    seen.add(nextPageToken ?? '');
  } while (nextPageToken !== undefined);
}

/**
 * An issue that changes while pages are read goes to the end, and all after it
 * move up: the first of the next page would be missed. So each page begins with
 * the last issue of the one before; where another is found there, the search
 * begins anew from the time of that issue.
 */
async function* offsetPages({
  client,
  jqlFrom,
  from,
}: SearchPagesOptions): AsyncGenerator<JiraIssue[]> {
  let since = from;
  let startAt = 0;
  let last: JiraIssue | undefined;
  for (let restarts = 0; restarts < MOST_RESTARTS; ) {
    const page = await client.search({ jql: jqlFrom(since), startAt });
    const { issues, total = 0 } = page;
    if (last && issues[0]?.id !== last.id) {
      since = changedAt(last);
      startAt = 0;
      last = undefined;
      restarts += 1;
      continue;
    }
    yield last ? issues.slice(1) : issues;
    const end = startAt + issues.length;
    if (issues.length === 0 || end >= total) {
      return;
    }
    last = issues[issues.length - 1];
    // A page of one issue would never move on.
    startAt = Math.max(end - 1, startAt + 1);
  }
  throw new SourceAnswerError(
    'issues change faster than their pages can be read',
  );
}
