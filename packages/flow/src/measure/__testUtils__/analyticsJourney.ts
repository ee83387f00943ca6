import { Span, SpanKind } from '../../fold/span';

export const DAY = 86_400_000;

/** A span from day to day of a journey that starts at 0. */
export function days(
  spanKind: SpanKind,
  owner: string,
  from: number,
  to: number,
  gate?: string,
): Span {
  return {
    spanKind,
    function: owner,
    ...(gate !== undefined && { gate }),
    start: from * DAY,
    end: to * DAY,
    subject: 'A',
  };
}

/** The canonical case of SEMANTICS.md §8: 31 days. */
export const analytics: Span[] = [
  days('queue', 'infrastructure', 0, 3, 'environment-request'),
  days('work', 'pod', 3, 8),
  days('queue', 'security', 8, 20, 'security-review'),
  days('return', 'pod', 20, 23, 'security-review'),
  days('queue', 'data', 23, 31, 'data-access'),
];

/** The data-access governance runs inside the security queue: 23 days. */
export const parallel: Span[] = [
  ...analytics.slice(0, 4),
  days('queue', 'data', 10, 18, 'data-access'),
];

/** The modifications start a day late, so that one day is unaccounted. */
export const withGap: Span[] = [
  ...analytics.slice(0, 3),
  days('return', 'pod', 21, 23, 'security-review'),
  analytics[4],
];

export const days31 = { start: 0, end: 31 * DAY };
export const days23 = { start: 0, end: 23 * DAY };
