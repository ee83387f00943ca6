import { formatDuration } from '../../format';
import { nameOfSpan } from './describe';
import { Lane, LaneBar } from './lanes';

/** Where a bar's text stands, as shares of the axis. */
export interface BarLabel {
  text: string;
  at: number;
  place: 'inside' | 'right' | 'left';
}

/**
 * Pixels assumed for the axis and for a character.
 *
 * @remarks The chart scales with its box, so texts are placed by estimate.
 */
const AXIS_WIDTH = 880;
const CHARACTER_WIDTH = 6.6;
const PADDING = 18;

/** Text of a bar: inside if it fits, else beside it if nothing is there. */
export function labelBar(
  bar: LaneBar,
  lane: Lane,
  length: number,
): BarLabel | undefined {
  const duration = formatDuration(bar.to - bar.from);
  const full = `${nameOfSpan(bar.span)} ${duration}`;
  const width = (text: string) =>
    (text.length * CHARACTER_WIDTH + PADDING) / AXIS_WIDTH;
  const [from, to] = [bar.from / length, bar.to / length];
  for (const text of [full, duration]) {
    if (width(text) <= to - from) {
      return { text, at: (from + to) / 2, place: 'inside' };
    }
  }
  const others = lane.bars.filter(
    other => other !== bar && other.row === bar.row,
  );
  const next = Math.min(
    1,
    ...others.filter(o => o.from >= bar.to).map(o => o.from / length),
  );
  const previous = Math.max(
    0,
    ...others.filter(o => o.to <= bar.from).map(o => o.to / length),
  );
  for (const text of [full, duration]) {
    if (width(text) <= next - to) {
      return { text, at: to, place: 'right' };
    }
    if (width(text) <= from - previous) {
      return { text, at: from, place: 'left' };
    }
  }
  return undefined;
}

/** A text on the axis and the row in which it does not cover another. */
export interface PlacedText {
  text: string;
  at: number;
  row: number;
  /** Text left of its mark, near the right edge. */
  before: boolean;
}

/** Spreads texts over rows so that none covers another. */
export function placeTexts(
  texts: ReadonlyArray<{ text: string; at: number }>,
): PlacedText[] {
  const ends: number[] = [];
  return [...texts]
    .sort((a, b) => a.at - b.at)
    .map(({ text, at }) => {
      const width = (text.length * CHARACTER_WIDTH + PADDING) / AXIS_WIDTH;
      const before = at + width > 1;
      const [from, to] = before ? [at - width, at] : [at, at + width];
      const free = ends.findIndex(end => end <= from);
      const row = free < 0 ? ends.length : free;
      ends[row] = to;
      return { text, at, row, before };
    });
}
