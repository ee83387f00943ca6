import { Rng } from '../random/rng';
import { DAY, HOUR, MINUTE, wholeSecond } from './instants';

/** Opening hours in UTC, so that a shift by weeks never crosses a clock change. */
const OPENS = 7 * HOUR;
const CLOSES = 16 * HOUR;

/** The instant itself when people are at work, else some time after they return. */
export function atWork(at: number, rng: Rng): number {
  const midnight = Math.floor(at / DAY) * DAY;
  const time = at - midnight;
  if (isWorkday(midnight) && time >= OPENS && time <= CLOSES) {
    return wholeSecond(at);
  }
  let day = time < OPENS ? midnight : midnight + DAY;
  while (!isWorkday(day)) {
    day += DAY;
  }
  return wholeSecond(day + OPENS + rng.next() * 150 * MINUTE);
}

/** The next sitting of a board that meets on one weekday at one hour (UTC). */
export function nextBoard(
  after: number,
  board: { weekday: number; hour: number },
): number {
  let at = Math.floor(after / DAY) * DAY + board.hour * HOUR;
  while (at <= after || new Date(at).getUTCDay() !== board.weekday) {
    at += DAY;
  }
  return at;
}

function isWorkday(midnight: number): boolean {
  const weekday = new Date(midnight).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
