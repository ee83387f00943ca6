/**
 * Does something with every item, a few at a time and in order.
 *
 * After one that fails nothing more is begun: a token that expired is not shown
 * to Jenkins a hundred times.
 */
export async function inTurns<T, R>(
  items: readonly T[],
  size: number,
  run: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += size) {
    results.push(...(await Promise.all(items.slice(at, at + size).map(run))));
  }
  return results;
}
