const DAY = 86_400;
const HOUR = 3_600;

/** A figure without noise: at most four decimals. */
export function figureText(value: number): string {
  return String(Number(value.toFixed(4)));
}

/** `46 %` of a share. */
export function percentText(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Seconds in whole days, in hours below two of them. */
export function daysText(seconds: number): string {
  return seconds < 2 * DAY
    ? `${Math.round(seconds / HOUR)} hours`
    : `${Math.round(seconds / DAY)} days`;
}
