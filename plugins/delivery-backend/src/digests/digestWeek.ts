import { DigestConfig, weekdays } from '../config/digestConfig';
import { DAY, dayOf, isoDay } from '../projection/days';

const HOUR = 3_600_000;
/** A digest that is missed for so long is left out, milliseconds. */
const LATEST = 2 * DAY;
/** 1970-01-01 was a Thursday. */
const THURSDAY = 3;

/**
 * The Monday (ISO date, UTC) of the week whose digest is due; else undefined.
 *
 * @remarks
 * Due from the configured hour on, for two days: what was at risk on Monday is
 * no news on Thursday.
 *
 * @param at - Epoch milliseconds.
 */
export function digestWeek(
  { weekday, hour }: Pick<DigestConfig, 'weekday' | 'hour'>,
  at: number,
): string | undefined {
  const today = dayOf(at);
  const thisMonday = today - ((today + THURSDAY) % 7);
  const monday = [thisMonday, thisMonday - 7].find(day => {
    const due = (day + weekdays.indexOf(weekday)) * DAY + hour * HOUR;
    return due <= at && at < due + LATEST;
  });
  return monday === undefined ? undefined : isoDay(monday);
}
