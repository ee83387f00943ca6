import { CampaignDay } from '@delivery-stack/backstage-plugin-delivery-common';
import { afterGap } from './recordWords';

/** Size of the drawing. */
export const WIDTH = 400;
export const HEIGHT = 140;
const INSET = { top: 30, bottom: 18, side: 4 };

/** The days that a chart is of, and where its target day is. */
export interface RecordCourse {
  days: readonly CampaignDay[];
  /** As `2027-03-31`. */
  target: string;
}

/** Places of days and counts: the target day and nothing met are on the axes. */
export function recordScales({ days, target }: RecordCourse) {
  const ends = [days[0].day, days[days.length - 1].day, target].map(each =>
    Date.parse(each),
  );
  const [start, end] = [Math.min(...ends), Math.max(...ends)];
  const most = Math.max(...days.map(({ total }) => total), 1);
  return {
    x: (day: string) =>
      INSET.side +
      ((Date.parse(day) - start) / (end - start || 1)) *
        (WIDTH - 2 * INSET.side),
    y: (count: number) =>
      INSET.top + (1 - count / most) * (HEIGHT - INSET.top - INSET.bottom),
  };
}

/** The day next to a place, as a share of the width. */
export function nearestDay(course: RecordCourse, share: number): number {
  const { x } = recordScales(course);
  const away = course.days.map(({ day }) => Math.abs(x(day) - share * WIDTH));
  return away.indexOf(Math.min(...away));
}

/** Days that follow each other and ask the same: lines end with them. */
export function courseParts(days: readonly CampaignDay[]): CampaignDay[][] {
  const parts: CampaignDay[][] = [];
  days.forEach((each, index) => {
    const goesOn =
      index > 0 &&
      !afterGap(days, index) &&
      days[index - 1].comparable === each.comparable;
    if (goesOn) {
      parts[parts.length - 1].push(each);
    } else {
      parts.push([each]);
    }
  });
  return parts;
}
