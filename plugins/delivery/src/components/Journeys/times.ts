import { JourneySummary } from '@delivery-stack/backstage-plugin-delivery-common';
import { DayCounting, formatDayNumber, formatDuration } from '../../format';
import { requestedToProductive } from '../Timeline';

const DAY = 86_400;
const DAY_WORDING_UP_TO = 14 * DAY;

/** A journey's time by the chosen counting; working time may not be known. */
export function formatJourneyTime(
  journey: JourneySummary,
  counting: DayCounting,
): string {
  if (counting === 'elapsed') {
    return formatDuration(journey.elapsed);
  }
  return journey.working === null
    ? 'no calendar'
    : formatDuration(journey.working, 'working');
}

/** `31 d`, or `day 2` with `1 d 1 h` for those that are quick; always elapsed. */
export function describeProductive(journey: JourneySummary) {
  const seconds = requestedToProductive(journey);
  if (seconds === undefined) {
    return undefined;
  }
  return {
    elapsed: formatDuration(seconds),
    day:
      seconds >= DAY && seconds < DAY_WORDING_UP_TO
        ? formatDayNumber(seconds)
        : undefined,
  };
}
