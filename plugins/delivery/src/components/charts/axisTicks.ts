/** A labelled place on a time axis. */
export interface AxisTick {
  seconds: number;
  label: string;
}

const MINUTE = 60;
const HOUR = 3600;
const WANTED = 8;

/**
 * Round places on an axis from zero: days, or hours and minutes if it is short.
 *
 * @remarks The first names the unit: `day 0`, then `5`, `10`.
 */
export function axisTicks(length: number, day = 24 * HOUR): AxisTick[] {
  const [unit, name, steps] = chooseUnit(length, day);
  const step =
    steps.find(size => length / (size * unit) <= WANTED) ??
    steps[steps.length - 1] *
      Math.ceil(length / (steps[steps.length - 1] * unit * WANTED));
  const ticks: AxisTick[] = [];
  for (let at = 0; at * unit <= length; at += step) {
    ticks.push({
      seconds: at * unit,
      label: at === 0 ? `${name} 0` : String(at),
    });
  }
  return ticks;
}

function chooseUnit(length: number, day: number): [number, string, number[]] {
  if (length > 3 * day) {
    return [day, 'day', [1, 2, 5, 7, 10, 14, 30, 60, 90]];
  }
  return length > 3 * HOUR
    ? [HOUR, 'hour', [1, 2, 3, 6, 12]]
    : [MINUTE, 'min', [1, 2, 5, 10, 15, 30]];
}
