import { Instant, moved } from '../../events/instant';
import { AdapterContext } from '../context';
import { instantIn, Values } from '../reading';

/**
 * The instant in a field, to the second.
 *
 * @remarks
 * GitLab's webhooks write whole seconds where its API writes milliseconds.
 * Both are cut, so that the same occurrence is the same fact however it came.
 */
export function secondIn(
  values: Values,
  field: string,
  context: AdapterContext,
): Instant | undefined {
  const at = instantIn(values, field, context);
  return at && { ...at, time: Math.floor(at.time / 1_000) * 1_000 };
}

/** Some seconds before an instant, or after it. */
export const shifted = (at: Instant, seconds: number): Instant | undefined =>
  moved(at, Math.round(seconds) * 1_000);

/** Seconds that a field counts; undefined where it counts none. */
export function durationIn(values: Values, field: string): number | undefined {
  const value = values[field];
  return typeof value === 'number' && value >= 0 && value < 1e9
    ? value
    : undefined;
}
