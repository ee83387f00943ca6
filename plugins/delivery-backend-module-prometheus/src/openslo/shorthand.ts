const MINUTE = 60_000;

/** Units of OpenSLO's durations; months and longer have no fixed length. */
const UNITS = {
  m: { iso: (count: number) => `PT${count}M`, ms: MINUTE, word: 'minute' },
  h: { iso: (count: number) => `PT${count}H`, ms: 60 * MINUTE, word: 'hour' },
  d: { iso: (count: number) => `P${count}D`, ms: 1_440 * MINUTE, word: 'day' },
  w: {
    iso: (count: number) => `P${count}W`,
    ms: 10_080 * MINUTE,
    word: 'week',
  },
  M: { iso: (count: number) => `P${count}M`, months: 1, word: 'month' },
  Q: { iso: (count: number) => `P${3 * count}M`, months: 3, word: 'quarter' },
  Y: { iso: (count: number) => `P${count}Y`, months: 12, word: 'year' },
} as const;

/** A duration in OpenSLO's shorthand, such as `28d`. */
export interface Shorthand {
  count: number;
  unit: keyof typeof UNITS;
}

/** Reads `28d`; undefined for what is none. */
export function shorthandIn(text: string): Shorthand | undefined {
  const [, count, unit] = /^([1-9]\d{0,4})([mhdwMQY])$/.exec(text) ?? [];
  return unit
    ? { count: Number(count), unit: unit as Shorthand['unit'] }
    : undefined;
}

/** Milliseconds of a duration; undefined for months and longer. */
export function lengthOf({ count, unit }: Shorthand): number | undefined {
  const spec = UNITS[unit];
  return 'ms' in spec ? count * spec.ms : undefined;
}

/** Months of a duration; 0 for weeks and shorter. */
export function monthsOf({ count, unit }: Shorthand): number {
  const spec = UNITS[unit];
  return 'months' in spec ? count * spec.months : 0;
}

/** As ISO 8601 has it: `P28D`. */
export const isoOf = ({ count, unit }: Shorthand): string =>
  UNITS[unit].iso(count);

/** As people name a part of the calendar: `month`, `2 weeks`. */
export const calendarWord = ({ count, unit }: Shorthand): string =>
  count === 1 ? UNITS[unit].word : `${count} ${UNITS[unit].word}s`;
