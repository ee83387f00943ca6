import { escape } from './markup';

/** Sizes that all charts share, in units of the view box: pixels on a wide screen. */
export const frame = { width: 1000, labels: 220, row: 26 } as const;

const LONGEST_LABEL = 34;

/** A chart that is read out as its finding; nothing for one without height. */
export function chart(options: {
  marks: string;
  height: number;
  finding: string;
}): string {
  const { marks, height, finding } = options;
  return height === 0
    ? ''
    : `<svg viewBox="0 0 ${
        frame.width
      } ${height}" role="img" aria-label="${escape(finding)}">${marks}</svg>`;
}

/** The name of a row, left of its mark. */
export function label(name: string, baseline: number): string {
  const characters = Array.from(name);
  const short =
    characters.length > LONGEST_LABEL
      ? `${characters.slice(0, LONGEST_LABEL - 1).join('')}…`
      : name;
  return words(short, { x: frame.labels - 8, y: baseline, anchor: 'end' });
}

/** Text at a place. */
export function words(
  text: string,
  at: { x: number; y: number; anchor?: 'start' | 'end' },
): string {
  const { x, y, anchor = 'start' } = at;
  return `<text x="${x.toFixed(1)}" y="${y}" text-anchor="${anchor}">${escape(
    text,
  )}</text>`;
}
