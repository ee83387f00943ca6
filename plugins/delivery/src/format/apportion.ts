/**
 * Rounds parts to multiples of a size so that they still add up to the total.
 *
 * @remarks
 * Largest remainder: every part is rounded down, and the missing multiples go
 * to the parts that lost most. Equal losses: the earlier part. The result adds
 * up to the rounded sum, and no part moves by a whole size.
 */
export function apportion(parts: readonly number[], size: number): number[] {
  const floors = parts.map(part => Math.floor(part / size));
  const total = Math.round(parts.reduce((sum, part) => sum + part, 0) / size);
  const missing = total - floors.reduce((sum, floor) => sum + floor, 0);
  const loss = (index: number) => parts[index] / size - floors[index];
  const raised = new Set(
    parts
      .map((_, index) => index)
      .sort((a, b) => loss(b) - loss(a) || a - b)
      .slice(0, Math.max(0, missing)),
  );
  return floors.map(
    (floor, index) => (floor + (raised.has(index) ? 1 : 0)) * size,
  );
}
