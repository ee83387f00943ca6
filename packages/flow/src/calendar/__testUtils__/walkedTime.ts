import { DateTime } from 'luxon';
import { clip, Interval } from '../../measure/intervals';
import { daysOff } from '../daysOff';

/**
 * Working time of 2026 by a walk over local days, as luxon has them: weekdays
 * 09:00–12:30 and 13:30–18:00, without the holidays of Berlin.
 */
export function walkedTime(zone: string, window: Interval): number {
  const off = daysOff('DE-BE', { from: 2026, to: 2026 });
  let worked = 0;
  let day = DateTime.fromMillis(window.start, { zone }).startOf('day');
  while (day.toMillis() < window.end) {
    if (day.weekday <= 5 && !off.has(day.toFormat('yyyy-MM-dd'))) {
      worked += workedOn(day, window);
    }
    day = day.plus({ days: 1 });
  }
  return worked;
}

function workedOn(day: DateTime, window: Interval): number {
  const at = (hour: number, minute: number) =>
    day.set({ hour, minute }).toMillis();
  let worked = 0;
  for (const hours of [
    { start: at(9, 0), end: at(12, 30) },
    { start: at(13, 30), end: at(18, 0) },
  ]) {
    const clipped = clip(hours, window);
    worked += clipped ? clipped.end - clipped.start : 0;
  }
  return worked;
}
