import { duration, percent } from '../duration';
import { chart, frame, label, words } from './chart';
import { kindStyles } from './kinds';

const BAR_HEIGHT = 28;

/** Room for the value right of the longest bar. */
const VALUES = 110;

/** A bar whose parts add up to the whole: where the days go, by kind. */
export function kindBar(seconds: Record<string, number>): string {
  const total = Object.values(seconds).reduce((sum, each) => sum + each, 0);
  const present = kindStyles.filter(({ kind }) => seconds[kind] > 0);
  let x = 0;
  const parts = present.map(({ kind }) => {
    const width = (seconds[kind] / total) * frame.width;
    const part = `<rect x="${x.toFixed(1)}" width="${width.toFixed(
      1,
    )}" height="${BAR_HEIGHT}" fill="url(#${kind})"/>`;
    x += width;
    return part;
  });
  const finding = present
    .map(({ kind, title }) => {
      const share = percent(seconds[kind] / total);
      return `${title} ${duration(seconds[kind])} (${share})`;
    })
    .join(', ');
  return chart({ marks: parts.join(''), height: BAR_HEIGHT, finding });
}

/** Horizontal bars with their values, one row a name; the longest comes first. */
export function bars(
  rows: ReadonlyArray<{ name: string; seconds: number; fill: string }>,
): string {
  const longest = Math.max(...rows.map(row => row.seconds), 1);
  const room = frame.width - frame.labels - VALUES;
  const marks = rows.map(({ name, seconds, fill }, index) => {
    const y = index * frame.row;
    const width = (seconds / longest) * room;
    const bar = `<rect x="${frame.labels}" y="${y + 4}" width="${width.toFixed(
      1,
    )}" height="18" fill="url(#${fill})" stroke="#787B7F" stroke-width=".4"/>`;
    const value = { x: frame.labels + width + 6, y: y + 17 };
    return label(name, y + 17) + bar + words(duration(seconds), value);
  });
  const finding = rows[0]
    ? `${rows[0].name} is the largest with ${duration(rows[0].seconds)}`
    : '';
  const height = rows.length * frame.row;
  return chart({ marks: marks.join(''), height, finding });
}
