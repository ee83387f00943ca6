import { ReplayAnswer, ReplayRequest } from '../replay';

/** Lists are wrapped. */
export const listOf = (value: readonly unknown[]): ReplayAnswer => ({
  body: { count: value.length, value },
});

/** A page of a list, which a token in a header continues. */
export function pageOf(
  all: readonly unknown[],
  { query }: ReplayRequest,
  top = Number(query.get('$top') ?? 1_000),
): ReplayAnswer {
  const from = Number(query.get('continuationToken') ?? 0);
  const value = all.slice(from, from + top);
  const next = from + value.length;
  return {
    ...listOf(value),
    headers:
      next < all.length ? { 'x-ms-continuationtoken': String(next) } : {},
  };
}

/** A page of a list that is counted. */
export function countedPageOf(
  all: readonly unknown[],
  { query }: ReplayRequest,
): ReplayAnswer {
  const from = Number(query.get('$skip') ?? 0);
  return listOf(all.slice(from, from + Number(query.get('$top') ?? 100)));
}

const instant = (text: unknown): number =>
  typeof text === 'string' ? Date.parse(text) || 0 : 0;

/** Whether an instant is within limits of a query, both inclusive. */
export function isWithin(
  text: unknown,
  { query }: ReplayRequest,
  limits: { min: string; max: string },
): boolean {
  const at = instant(text);
  const min = query.get(limits.min);
  const max = query.get(limits.max);
  return at > 0 && at >= instant(min) && (!max || at <= instant(max));
}

/** From the earliest to the latest of a field. */
export const byInstant =
  (field: string) =>
  (one: Record<string, unknown>, other: Record<string, unknown>) =>
    instant(one[field]) - instant(other[field]);
