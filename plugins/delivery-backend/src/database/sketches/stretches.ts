import { DAY, dayOf } from '../../projection/days';
import { FigureWindow } from '../FigureScope';

/** A window cut into whole clean days and the rest. */
export interface Stretches {
  clean: Array<{ fromDay: number; toDay: number }>;
  raw: FigureWindow[];
}

/**
 * Cuts a window: whole days that are not dirty come from sketches, dirty days
 * and the broken ends raw. Neighbours of a kind become one stretch.
 */
export function stretchesOf(
  { since, until }: FigureWindow,
  dirty: ReadonlySet<number>,
): Stretches {
  const stretches: Stretches = { clean: [], raw: [] };
  for (let at = since; at < until; ) {
    const day = dayOf(at);
    const end = Math.min((day + 1) * DAY, until);
    const whole = at === day * DAY && end === (day + 1) * DAY;
    const list = whole && !dirty.has(day) ? stretches.clean : stretches.raw;
    const last = list[list.length - 1];
    if (list === stretches.clean) {
      extend(stretches.clean, last as Stretches['clean'][number], day);
    } else if (last && (last as FigureWindow).until === at) {
      (last as FigureWindow).until = end;
    } else {
      stretches.raw.push({ since: at, until: end });
    }
    at = end;
  }
  return stretches;
}

function extend(
  clean: Stretches['clean'],
  last: Stretches['clean'][number] | undefined,
  day: number,
): void {
  if (last && last.toDay === day) {
    last.toDay = day + 1;
  } else {
    clean.push({ fromDay: day, toDay: day + 1 });
  }
}
