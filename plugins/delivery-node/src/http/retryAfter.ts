/** Beyond it a number is an instant, not a wait: ten years in seconds. */
const INSTANT = 315_360_000;

/** Fields that say until when requests are not welcome, the clearest first. */
const FIELDS = ['retry-after', 'x-ratelimit-reset', 'ratelimit-reset'] as const;

/**
 * When requests are welcome again, in epoch milliseconds.
 *
 * @remarks
 * `Retry-After` is seconds or an HTTP date; the others are epoch seconds
 * (GitHub, GitLab, Azure DevOps), seconds from now (the IETF draft), or an
 * ISO 8601 instant (Jira).
 *
 * @public
 */
export function welcomeAgainAt(
  headers: Headers,
  now: number,
): number | undefined {
  for (const field of FIELDS) {
    const value = headers.get(field)?.trim();
    const at = value ? instantOf(value, now) : undefined;
    if (at !== undefined) {
      return at;
    }
  }
  return undefined;
}

function instantOf(value: string, now: number): number | undefined {
  if (/^\d+(\.\d+)?$/.test(value)) {
    const seconds = Number(value);
    return seconds > INSTANT ? seconds * 1_000 : now + seconds * 1_000;
  }
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? undefined : instant;
}

/** GitHub's other 403: too much at once, though requests remain. */
const SECONDARY = /secondary rate limit|abuse detection/i;

/** Whether a refusal asks to wait, rather than for rights. @public */
export function asksToWait(response: Response, body: string): boolean {
  const { headers, status } = response;
  return (
    status === 429 ||
    (status === 403 &&
      (headers.has('retry-after') ||
        headers.get('x-ratelimit-remaining') === '0' ||
        headers.get('ratelimit-remaining') === '0' ||
        SECONDARY.test(body)))
  );
}
