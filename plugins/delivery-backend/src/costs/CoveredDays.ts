import { DAY, dayOf } from '../projection/days';
import { Period } from './spread';

/** A charge of a longer time says nothing of whether its days are delivered. */
const SHORT = 2 * DAY;

/** First and last of some days, since 1970-01-01 UTC. */
export interface DayRange {
  first: number;
  last: number;
}

/**
 * Which days a file delivers.
 *
 * @remarks
 * A fee for a month is known on its first day, long before the usage of its
 * last: only charges of hours and days count, where there are any.
 */
export class CoveredDays {
  #short: DayRange | undefined;
  #long: DayRange | undefined;

  static create(): CoveredDays {
    return new CoveredDays();
  }

  private constructor() {}

  add({ start, end }: Period): void {
    const first = dayOf(start);
    const days = { first, last: Math.max(first, dayOf(end - 1)) };
    if (end - start <= SHORT) {
      this.#short = around(this.#short, days);
    } else {
      this.#long = around(this.#long, days);
    }
  }

  /** Undefined: the file has no charges. */
  range(): DayRange | undefined {
    return this.#short ?? this.#long;
  }
}

function around(range: DayRange | undefined, days: DayRange): DayRange {
  return range
    ? {
        first: Math.min(range.first, days.first),
        last: Math.max(range.last, days.last),
      }
    : days;
}
