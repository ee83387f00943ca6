const written =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(?: ?(Z|UTC|[+-]\d\d:?\d\d))?$/;

/** Milliseconds that a zone is ahead of UTC. */
function aheadOfUtc(zone: string): number | undefined {
  if (zone === 'Z' || zone === 'UTC') {
    return 0;
  }
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  return hours > 14 || minutes > 59
    ? undefined
    : (zone[0] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

/**
 * An ISO 8601 instant or day as epoch milliseconds; undefined if it is none.
 *
 * @remarks
 * Without a zone it is UTC, as FOCUS has all its dates.
 *
 * @internal
 */
export function instantIn(text: string): number | undefined {
  const match = written.exec(text);
  if (!match) {
    return undefined;
  }
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map(part => Number(part ?? 0));
  const ahead = aheadOfUtc(match[8] ?? 'Z');
  if (hour > 23 || minute > 59 || second > 59 || ahead === undefined) {
    return undefined;
  }
  const milliseconds = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  const date = new Date(
    Date.UTC(year, month - 1, day, hour, minute, second, milliseconds),
  );
  // 30 February is no day, and Date would take it for one of March.
  const isDay = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isDay && date.getUTCFullYear() === year
    ? date.getTime() - ahead
    : undefined;
}
