import { ReplayAnswer, ReplayRequest } from '../replay';

const MOST_PER_PAGE = 100;

/** A list page by page; the header `Link` leads to the next one. */
export function pageOf(
  all: readonly unknown[],
  { url, query }: ReplayRequest,
  wrap: (page: readonly unknown[]) => unknown = page => page,
): ReplayAnswer {
  const size = Math.min(Number(query.get('per_page') ?? 30), MOST_PER_PAGE);
  const page = Number(query.get('page') ?? 1);
  const next = new URL(url);
  next.searchParams.set('page', String(page + 1));
  return {
    headers:
      page * size < all.length ? { link: `<${next}>; rel="next"` } : undefined,
    body: wrap(all.slice((page - 1) * size, page * size)),
  };
}

/** The same by a cursor, which says after how many items a page begins. */
export function pageAfter(
  all: readonly unknown[],
  { url, query }: ReplayRequest,
): ReplayAnswer {
  if (query.has('page')) {
    return { status: 400, body: { message: 'Use before or after' } };
  }
  const size = Math.min(Number(query.get('per_page') ?? 30), MOST_PER_PAGE);
  const from = Number(query.get('after') ?? 0);
  const next = new URL(url);
  next.searchParams.set('after', String(from + size));
  return {
    headers:
      from + size < all.length ? { link: `<${next}>; rel="next"` } : undefined,
    body: all.slice(from, from + size),
  };
}

const instantIn = (object: Record<string, unknown>, field: string) =>
  Date.parse(String(object[field] ?? '')) || 0;

/** The latest of a field first. */
export const latestBy =
  (field: string) =>
  (one: Record<string, any>, other: Record<string, any>): number =>
    instantIn(other, field) - instantIn(one, field) || other.id - one.id;

/** Whether a run was created in `<from>..<to>`, `>=<from>` or `<=<to>`. */
export function isCreatedIn(
  run: Record<string, unknown>,
  created: string | null,
): boolean {
  const [, from, to] =
    /^(?:>=)?([^.]*?(?:\.\d+Z)?)(?:\.\.(.+))?$/.exec(created ?? '') ?? [];
  const at = instantIn(run, 'created_at');
  return (!from || at >= Date.parse(from)) && (!to || at <= Date.parse(to));
}
