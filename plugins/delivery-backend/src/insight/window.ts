import { InputError } from '@backstage/errors';
import { FigureWindow } from '../database/FigureScope';

/** Milliseconds of a UTC day. */
export const DAY = 86_400_000;

const DEFAULT_DAYS = 90;

/** Zone and time are both there: without a zone an instant is a guess. */
const INSTANT =
  /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2}))?$/;

/**
 * The window that a request asks for.
 *
 * @remarks
 * Ends at `asOf` unless it is told otherwise, never after it. Begins 90 days
 * before, at 00:00 UTC, so that whole days can be read from sketches and the
 * same question a minute later has the same window.
 *
 * @throws InputError that names the field.
 */
export function windowOf(
  request: { since?: string; until?: string },
  asOf: number,
): FigureWindow {
  const until =
    request.until === undefined
      ? asOf
      : Math.min(instantOf('until', request.until), asOf);
  const since =
    request.since === undefined
      ? startOfDay(until - DEFAULT_DAYS * DAY)
      : instantOf('since', request.since);
  if (since >= until) {
    throw new InputError(
      `since: must be before until, and in the past; got ${iso(since)} to ${iso(
        until,
      )}`,
    );
  }
  return { since, until };
}

/** 00:00 UTC of the day of an instant. */
export function startOfDay(instant: number): number {
  return Math.floor(instant / DAY) * DAY;
}

/** ISO 8601, UTC. */
export function iso(instant: number): string {
  return new Date(instant).toISOString();
}

function instantOf(field: string, text: string): number {
  const instant = INSTANT.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(instant)) {
    throw new InputError(
      `${field}: is not an instant; write it like 2026-03-02T00:00:00Z or 2026-03-02`,
    );
  }
  return instant;
}
