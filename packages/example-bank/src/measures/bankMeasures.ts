import { Rng } from '../random/rng';
import { DAY } from '../time/instants';
import { MeasureStory, measureStories } from './stories';

/** One figure of one measure. @public */
export interface BankMeasure {
  /** Name of the measure, as queries ask for it. */
  measure: string;
  /** 00:00 UTC of the day that it is of, epoch milliseconds. */
  at: number;
  value: number;
}

/** Of the year that the example shows. */
const SEED = 1_867;

/**
 * What the bank's own databases say of its outcomes, a figure a day, up to today.
 *
 * @remarks
 * Told in the instants of the record and moved with it, by whole weeks; goes on
 * beyond the record's end, as figures do when nothing is delivered.
 *
 * @param options - `now`: epoch milliseconds. `shift`: of the record.
 */
export function measuresAt(options: {
  now: number;
  shift: number;
}): BankMeasure[] {
  const { now, shift } = options;
  return measureStories.flatMap(story => {
    const random = new Rng(SEED).fork(story.measure);
    const figures: BankMeasure[] = [];
    for (let at = story.points[0][0]; at + shift <= now; at += DAY) {
      // Drawn for gaps as well, so that a gap leaves the other days as they are.
      const value = told(story, at, random);
      if (!story.gaps?.some(([from, until]) => at >= from && at < until)) {
        figures.push({ measure: story.measure, at: at + shift, value });
      }
    }
    return figures;
  });
}

/** Between two points on the line that joins them; after the last, like the last. */
function told(
  { points, noise, digits }: MeasureStory,
  at: number,
  random: Rng,
): number {
  const next = points.findIndex(([instant]) => instant > at);
  const [rightAt, right] = points[next === -1 ? points.length - 1 : next];
  const [leftAt, left] =
    next === -1 ? points[points.length - 1] : points[next - 1];
  const share = rightAt === leftAt ? 0 : (at - leftAt) / (rightAt - leftAt);
  const value = left + share * (right - left) + noise * (2 * random.next() - 1);
  return Number(value.toFixed(digits));
}
