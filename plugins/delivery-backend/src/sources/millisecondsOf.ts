import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { Duration } from 'luxon';

/** A duration of a schedule, which may be Luxon's or Backstage's own. */
export function millisecondsOf(duration: Duration | HumanDuration): number {
  return Duration.isDuration(duration)
    ? duration.toMillis()
    : durationToMilliseconds(duration);
}
