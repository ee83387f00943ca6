import { ReplayAnswer, ReplayRequest } from '../replay';
import { SiteIssue, Values } from './types';

/** Most that one page holds, as Cloud limits them. */
const LARGEST = 100;

/** What Cloud leaves of lists inside a search answer, and says is all. */
const SEARCH_CUT = { histories: 40, comments: 20 };
/** What it leaves of them in one issue, and says how long the whole is. */
const ISSUE_CUT = 100;

export const numberIn = (
  { query }: ReplayRequest,
  name: string,
  fallback: number,
) => Number(query.get(name) ?? fallback);

/** One page of a list, as most of Jira's resources write it. */
export function pageOf(
  request: ReplayRequest,
  member: string,
  all: readonly unknown[],
): ReplayAnswer {
  const startAt = numberIn(request, 'startAt', 0);
  const maxResults = Math.min(numberIn(request, 'maxResults', 50), LARGEST);
  return {
    body: {
      startAt,
      maxResults,
      total: all.length,
      isLast: startAt + maxResults >= all.length,
      [member]: all.slice(startAt, startAt + maxResults),
    },
  };
}

export const historiesOf = ({ changelog }: SiteIssue): Values[] =>
  changelog?.histories ?? [];

export const commentsOf = ({ fields }: SiteIssue): Values[] =>
  fields.comment?.comments ?? [];

/** Oldest first, as the pages of a changelog are. */
export const inTurn = (histories: readonly Values[]) =>
  [...histories].sort(
    (one, other) =>
      Date.parse(String(one.created)) - Date.parse(String(other.created)) ||
      Number(one.id) - Number(other.id),
  );

/** The newest entries, newest first, as an expanded changelog is. */
function changelogOf(
  issue: SiteIssue,
  { most, total }: { most: number; total?: number },
) {
  const histories = inTurn(historiesOf(issue)).reverse().slice(0, most);
  return {
    startAt: 0,
    maxResults: histories.length,
    total: total ?? histories.length,
    histories,
  };
}

/** An issue as it is asked for: chosen fields, and lists cut off as the site does. */
export function writtenIssue(
  issue: SiteIssue,
  request: ReplayRequest,
  options: { deployment: 'cloud' | 'dataCenter'; inSearch: boolean },
): Values {
  const { fields, changelog: _, ...rest } = issue;
  const named = request.query.get('fields')?.split(',') ?? Object.keys(fields);
  const chosen = Object.fromEntries(
    Object.entries(fields).filter(([name]) => named.includes(name)),
  );
  const isCloud = options.deployment === 'cloud';
  const all = historiesOf(issue).length;
  const limits = isCloud
    ? {
        most: options.inSearch ? SEARCH_CUT.histories : ISSUE_CUT,
        ...(!options.inSearch && { total: all }),
      }
    : { most: all };
  const comments = commentsOf(issue);
  const shown =
    isCloud && options.inSearch
      ? comments.slice(0, SEARCH_CUT.comments)
      : comments;
  return {
    ...rest,
    fields: {
      ...chosen,
      ...(named.includes('comment') && {
        comment: { comments: shown, total: shown.length, startAt: 0 },
      }),
    },
    ...(request.query.get('expand')?.includes('changelog') && {
      changelog: changelogOf(issue, limits),
    }),
  };
}
