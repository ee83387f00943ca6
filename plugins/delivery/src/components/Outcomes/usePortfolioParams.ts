import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { DateTime } from 'luxon';

/** Columns that the table can be sorted by. */
export const SORT_KEYS = [
  'outcome',
  'owner',
  'progress',
  'forecast',
  'timeToValue',
  'constraints',
  'risks',
  'waiting',
] as const;

/** What rows can be put together by. */
export const GROUP_KEYS = ['system', 'domain', 'owner', 'type'] as const;

export type SortKey = (typeof SORT_KEYS)[number];
export type GroupKey = (typeof GROUP_KEYS)[number];

/** What the portfolio shows, as its URL says. */
export interface PortfolioParams {
  view: 'table' | 'board' | 'campaigns';
  sort: SortKey;
  descending: boolean;
  group?: GroupKey;
  q?: string;
  owner?: string;
  system?: string;
  domain?: string;
  type?: string;
  atRisk: boolean;
  /** A day in the past; absent: now. */
  on?: string;
}

/** Reads what the portfolio shows; what is not understood is default. */
export function readParams(search: URLSearchParams): PortfolioParams {
  const text = (name: string) => search.get(name) || undefined;
  const oneOf = <T extends string>(name: string, known: readonly T[]) =>
    known.find(candidate => candidate === search.get(name));
  return {
    view: oneOf('view', ['board', 'campaigns']) ?? 'table',
    sort: oneOf('sort', SORT_KEYS) ?? 'risks',
    // Without a word on it: what is most at risk comes first.
    descending: search.has('sort') ? search.get('order') === 'desc' : true,
    group: oneOf('group', GROUP_KEYS),
    q: text('q'),
    owner: text('owner'),
    system: text('system'),
    domain: text('domain'),
    type: text('type'),
    atRisk: search.get('risk') === '1',
    on: readDay(search.get('on')),
  };
}

function readDay(text: string | null): string | undefined {
  const shaped = text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text);
  return shaped && DateTime.fromISO(text).isValid ? text : undefined;
}

/** What the portfolio shows, in the URL beside all else, and how to change it. */
export function usePortfolioParams() {
  const [search, setSearch] = useSearchParams();
  const params = useMemo(() => readParams(search), [search]);
  const setParams = useCallback(
    (changes: Record<string, string | undefined>) =>
      setSearch(
        current => {
          const next = new URLSearchParams(current);
          for (const [name, value] of Object.entries(changes)) {
            next.delete(name);
            if (value) {
              next.set(name, value);
            }
          }
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const setParam = useCallback(
    (name: string, value: string | undefined) => setParams({ [name]: value }),
    [setParams],
  );
  return { params, setParam, setParams };
}
