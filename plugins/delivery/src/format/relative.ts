import { secondsBetween } from './date';
import { formatDuration } from './duration';

const MINUTE = 60;

/**
 * An instant as seen from another one: `12 min ago`, `in 4 min`, `just now`.
 *
 * @remarks From the answer's own as-of instant: clocks of browsers differ.
 */
export function formatRelative(instant: string, asOf: string): string {
  const ago = secondsBetween(instant, asOf);
  if (Math.abs(ago) < MINUTE) {
    return ago < 0 ? 'in less than a minute' : 'just now';
  }
  return ago < 0 ? `in ${formatDuration(-ago)}` : `${formatDuration(ago)} ago`;
}
