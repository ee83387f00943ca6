import { ReplayAnswer, ReplayRequest } from '../replay';
import { GitLabObject } from './GitLabInstance';

const perPageOf = ({ query }: ReplayRequest) =>
  Math.min(100, Number(query.get('per_page') ?? 20) || 20);

const linkTo = (url: URL, changed: Record<string, string>) => {
  const next = new URL(url);
  Object.entries(changed).forEach(each => next.searchParams.set(...each));
  return { link: `<${next.href}>; rel="next"` };
};

/** A page of a list, counted from 1. */
export function pageOf(
  all: readonly GitLabObject[],
  request: ReplayRequest,
): ReplayAnswer {
  const perPage = perPageOf(request);
  const page = Number(request.query.get('page') ?? 1) || 1;
  const isLast = page * perPage >= all.length;
  const next = isLast ? '' : String(page + 1);
  return {
    body: all.slice((page - 1) * perPage, page * perPage),
    headers: {
      'x-page': String(page),
      'x-per-page': String(perPage),
      'x-next-page': next,
      'x-total': String(all.length),
      ...(next && linkTo(request.url, { page: next })),
    },
  };
}

/** A page of a list that goes on behind the last number of the page before. */
export function keysetPageOf(
  all: readonly GitLabObject[],
  request: ReplayRequest,
): ReplayAnswer {
  const after = Number(request.query.get('id_after') ?? 0);
  const left = all.filter(({ id }) => id > after);
  const body = left.slice(0, perPageOf(request));
  const isLast = body.length === left.length;
  return {
    body,
    headers: isLast
      ? {}
      : linkTo(request.url, { id_after: String(body.at(-1)!.id) }),
  };
}

/** Objects of a list as its query filters and orders them. */
export function ordered(
  all: Iterable<GitLabObject>,
  { query }: ReplayRequest,
): GitLabObject[] {
  const after = Date.parse(query.get('updated_after') ?? '') || 0;
  const field = query.get('order_by') ?? 'id';
  const keyOf = (each: GitLabObject) =>
    field.endsWith('_at') ? Date.parse(each[field]) : each.id;
  const sign = query.get('sort') === 'asc' ? 1 : -1;
  return [...all]
    .filter(({ updated_at: at }) => !after || Date.parse(at) >= after)
    .sort(
      (one, other) => sign * (keyOf(one) - keyOf(other) || one.id - other.id),
    );
}
