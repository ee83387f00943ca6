/** Keys that move between the marks of a chart, by how far. */
const MOVES = new Map<string, (index: number, count: number) => number>([
  ['ArrowRight', index => index + 1],
  ['ArrowDown', index => index + 1],
  ['ArrowLeft', index => index - 1],
  ['ArrowUp', index => index - 1],
  ['Home', () => 0],
  ['End', (_, count) => count - 1],
]);

/** The mark that a key leads to; undefined where it leads to none. */
export function nextMark(
  key: string,
  index: number,
  count: number,
): number | undefined {
  const next = MOVES.get(key)?.(index, count);
  return next !== undefined && next >= 0 && next < count ? next : undefined;
}
