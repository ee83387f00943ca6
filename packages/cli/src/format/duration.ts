import { count } from './numbers';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A duration as people read it: two units at most. `seconds` may be null. */
export function duration(seconds: number | null): string {
  if (seconds === null) {
    return '–';
  }
  if (seconds < MINUTE) {
    return seconds === 0 ? '0' : '< 1 min';
  }
  const minutes = Math.round(seconds / MINUTE);
  const units: Array<[number, string]> = [
    [DAY / MINUTE, 'd'],
    [HOUR / MINUTE, 'h'],
    [1, 'min'],
  ];
  const first = units.findIndex(([size]) => minutes >= size);
  const [size, name] = units[first];
  const whole = Math.floor(minutes / size);
  const next = units[first + 1];
  const rest = next ? Math.round((minutes % size) / next[0]) : 0;
  if (next && rest * next[0] === size) {
    return `${count(whole + 1)} ${name}`;
  }
  return rest > 0 && next
    ? `${count(whole)} ${name} ${rest} ${next[1]}`
    : `${count(whole)} ${name}`;
}

/** A share as percent with one decimal; `null` as a dash. */
export function percent(share: number | null | undefined): string {
  return share === null || share === undefined
    ? '–'
    : `${(share * 100).toFixed(1)} %`;
}
