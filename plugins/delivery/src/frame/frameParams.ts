import { FrameQuery } from '@delivery-stack/backstage-plugin-delivery-common';
import { DateTime } from 'luxon';
import { DayCounting } from '../format';

/** Windows that can be chosen, in days. */
export const WINDOWS = [30, 90, 180, 365] as const;

/** The window of a fresh visit, which is also the backend's. */
export const DEFAULT_WINDOW = 90;

/** What every view is about: scope, window, counting of days. */
export interface Frame {
  /** Entity ref; absent: the whole organisation. */
  scope?: string;
  /** Days up to now. */
  window: number;
  calendar: DayCounting;
}

/** Names of the frame's search parameters. */
export const FRAME_PARAMETERS = ['scope', 'window', 'calendar'] as const;

/** Reads the frame from search parameters; what is not understood is default. */
export function readFrame(search: URLSearchParams): Frame {
  const window = Number(search.get('window'));
  return {
    scope: search.get('scope') || undefined,
    window: (WINDOWS as readonly number[]).includes(window)
      ? window
      : DEFAULT_WINDOW,
    calendar: search.get('calendar') === 'working' ? 'working' : 'elapsed',
  };
}

/** The frame's search parameters, always written out, so that URLs can be shared. */
export function writeFrame(frame: Frame): URLSearchParams {
  const search = new URLSearchParams();
  if (frame.scope) {
    search.set('scope', frame.scope);
  }
  search.set('window', String(frame.window));
  search.set('calendar', frame.calendar);
  return search;
}

/** Puts the frame into search parameters and keeps the others. */
export function mergeFrame(
  search: URLSearchParams,
  frame: Frame,
): URLSearchParams {
  const merged = writeFrame(frame);
  for (const [name, value] of search) {
    if (!(FRAME_PARAMETERS as readonly string[]).includes(name)) {
      merged.append(name, value);
    }
  }
  return merged;
}

/**
 * The frame as the backend understands it.
 *
 * @remarks
 * The default window is left to the backend, whose as-of instant is the
 * reference; other windows start at a whole hour.
 */
export function toQuery(frame: Frame): FrameQuery {
  return {
    ...(frame.scope && { scope: frame.scope }),
    ...(frame.window !== DEFAULT_WINDOW && { since: startOf(frame.window) }),
    calendar: frame.calendar,
  };
}

function startOf(days: number): string {
  const start = DateTime.utc().startOf('hour').minus({ days });
  return start.toISO({ suppressMilliseconds: true })!;
}
