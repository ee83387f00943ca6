import {
  PatternDetail,
  PatternSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';

/** Whether somebody has to do something about the sign-offs of a pattern. */
export function isQueued(pattern: PatternSummary): boolean {
  return pattern.state !== 'signedOff' && pattern.state !== 'unreadable';
}

/** Functions of a pattern that have to decide, now or soon. */
export function pendingFunctions(pattern: PatternSummary) {
  return pattern.functions.filter(({ state }) => state !== 'valid');
}

/** Functions that wait for the reader; none where the reader may not sign. */
export function waitingForReader(detail: PatternDetail | undefined): string[] {
  if (!detail || detail.state === 'notAsked' || !mayApprove(detail)) {
    return [];
  }
  return pendingFunctions(detail)
    .map(each => each.function)
    .filter(name => detail.viewer.signsFor.includes(name));
}

/** Whether the reader's approval would count, whatever the function. */
export function mayApprove(detail: PatternDetail): boolean {
  return !detail.viewer.isAuthor || detail.authorMaySign;
}

/** Those that stop or are stopped first, then those that end first. */
export function byUrgency(a: PatternSummary, b: PatternSummary): number {
  const rank = { waiting: 0, expiresSoon: 1, notAsked: 2 } as Record<
    string,
    number
  >;
  return (
    (rank[a.state] ?? 3) - (rank[b.state] ?? 3) ||
    (a.until ?? a.askedAt ?? '').localeCompare(b.until ?? b.askedAt ?? '')
  );
}
