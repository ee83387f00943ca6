const HOUR = 3_600;
const DAY = 24 * HOUR;

/** `1 outcome`, `3 outcomes` */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** Seconds in whole days, in hours below two of them. */
export function daysWords(seconds: number): string {
  if (seconds < HOUR) {
    return 'less than 1 hour';
  }
  return seconds < 2 * DAY
    ? count(Math.round(seconds / HOUR), 'hour')
    : count(Math.round(seconds / DAY), 'day');
}

/**
 * The class that an age falls in.
 *
 * @remarks
 * An exact age would say which item it is, to whoever knows the tracker.
 *
 * @param age - Milliseconds.
 */
export function ageClass(age: number): string {
  const days = age / 1_000 / DAY;
  if (days < 1) {
    return 'less than 1 day';
  }
  if (days < 7) {
    return '1 to 7 days';
  }
  return days < 30 ? '7 to 30 days' : '30 days or more';
}
