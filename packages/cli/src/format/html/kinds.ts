/** A kind of time: its words, its fill, and the texture that survives grey. */
interface KindStyle {
  kind: string;
  title: string;
  colour: string;
  /** Strokes over an 8 × 8 tile. */
  texture: string;
}

const line = (path: string) =>
  `<path d="${path}" stroke="#fff" stroke-opacity=".55" stroke-width="1.6"/>`;

/** Cool: somebody acts. Warm: nobody does. Grey: by design, or not known. */
export const kindStyles: readonly KindStyle[] = [
  { kind: 'work', title: 'Work', colour: '#1F5493', texture: '' },
  {
    kind: 'processing',
    title: 'Processing at gate',
    colour: '#2F97CE',
    texture: '<circle cx="4" cy="4" r="1.3" fill="#fff" fill-opacity=".7"/>',
  },
  {
    kind: 'return',
    title: 'Return (rework)',
    colour: '#992049',
    texture: line('M0 0 8 8M-2 6 2 10M6 -2 10 2'),
  },
  {
    kind: 'queue',
    title: 'Queue',
    colour: '#D27820',
    texture: line('M0 8 8 0M-2 2 2 -2M6 10 10 6'),
  },
  {
    kind: 'timer',
    title: 'Timer (by design)',
    colour: '#787B7F',
    texture: line('M2 0V8M6 0V8'),
  },
  {
    kind: 'unaccounted',
    title: 'Unaccounted: nothing recorded',
    colour: '#E4E6E8',
    texture: '',
  },
];

/** What is of no one kind: the time of a function. */
const NEUTRAL = { kind: 'neutral', colour: '#8D99A6', texture: '' };

/** The patterns that all charts of the page fill with. */
export function patterns(): string {
  const tiles = [...kindStyles, NEUTRAL].map(
    ({ kind, colour, texture }) =>
      `<pattern id="${kind}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${colour}"/>${texture}</pattern>`,
  );
  return `<svg width="0" height="0" aria-hidden="true"><defs>${tiles.join(
    '',
  )}</defs></svg>`;
}

/** The legend: swatch and word for every kind that occurs. */
export function legend(seconds: Record<string, number>): string {
  const present = kindStyles.filter(({ kind }) => seconds[kind] > 0);
  const entries = present.map(
    ({ kind, title }) =>
      `<li><svg width="18" height="12" aria-hidden="true"><rect width="18" height="12" fill="url(#${kind})" stroke="#787B7F" stroke-width=".5"/></svg> ${title}</li>`,
  );
  return `<ul class="legend">${entries.join('')}</ul>`;
}
