import { KindSeconds } from './kindSeconds';

/** A kind of time, or what no span covers. */
export type Kind = keyof KindSeconds;

/**
 * The one palette: five meanings, fill encodes the kind of time.
 *
 * @remarks
 * Cool: somebody acts; warm: nobody does. Contrast on paper (`#FFFFFF`,
 * `#424242`) is at least 3.0 for each, and the smallest CIEDE2000 distance
 * between any two, over normal, protan, deutan and tritan vision (Machado
 * 2009, severity 1), 17.8 in the light and 19.0 in the dark set.
 */
export const KIND_COLOURS: Record<
  'light' | 'dark',
  Record<Exclude<Kind, 'unaccounted'>, string>
> = {
  light: {
    work: '#1F5493',
    processing: '#2F97CE',
    queue: '#D27820',
    return: '#992049',
    timer: '#787B7F',
  },
  dark: {
    work: '#7483FF',
    processing: '#72D4FD',
    queue: '#E8B767',
    return: '#EF598B',
    timer: '#FFFFFF',
  },
};

/** Line of a target or a floor, always dashed and labelled. */
export const TARGET_COLOUR = { light: '#11602E', dark: '#71CF88' } as const;

/** Kinds in the order in which bars stack: who acts first, gaps last. */
export const KINDS: readonly Kind[] = [
  'work',
  'return',
  'queue',
  'processing',
  'timer',
  'unaccounted',
];

/** What a kind is called. */
export const KIND_LABELS: Record<Kind, string> = {
  work: 'Work',
  return: 'Return (rework)',
  queue: 'Queue',
  processing: 'Processing at gate',
  timer: 'Timer',
  unaccounted: 'Unaccounted',
};
