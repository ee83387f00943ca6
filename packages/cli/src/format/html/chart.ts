import { escape } from './markup';

/** Sizes that all charts share, in units of the view box: pixels on a wide screen. */
export const frame = { width: 1000, labels: 270, row: 26 } as const;

const LONGEST_LABEL = 30;

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

/** Cut in the middle: names of steps often begin alike. */
function shortened(name: string): string {
  const characters = Array.from(name);
  const half = (LONGEST_LABEL - 1) / 2;
  return characters.length > LONGEST_LABEL
    ? `${characters.slice(0, Math.floor(half)).join('')}…${characters
        .slice(-Math.ceil(half))
        .join('')}`
    : name;
}

/** The name of a row, left of its mark. */
export function label(name: string, baseline: number): string {
  const at = { x: frame.labels - 8, y: baseline, anchor: 'end' } as const;
  return words(shortened(name), at);
}
