import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { JourneyFilter } from '../../hooks';

/** Names of the list's search parameters. */
const PARAMETERS = {
  status: 'status',
  search: 'search',
  orderBy: 'order',
  gate: 'gate',
} as const;

type FilterKey = keyof typeof PARAMETERS;

const STATUS = ['all', 'open', 'closed'] as const;
const ORDER = ['elapsed', 'from', 'governanceLatency'] as const;

function oneOf<T extends string>(value: string | null, known: readonly T[]): T {
  return known.find(candidate => candidate === value) ?? known[0];
}

/** Search, status and order of the list, in the URL beside the frame. */
export function useJourneyFilter() {
  const [search, setSearch] = useSearchParams();
  const filter = {
    status: oneOf(search.get(PARAMETERS.status), STATUS),
    orderBy: oneOf(search.get(PARAMETERS.orderBy), ORDER),
    ...(search.get('search') && { search: search.get('search')! }),
    ...(search.get('gate') && { gate: search.get('gate')! }),
  } satisfies JourneyFilter;
  const setFilter = useCallback(
    (key: FilterKey, value: string | undefined) =>
      setSearch(
        current => {
          const next = new URLSearchParams(current);
          next.delete(PARAMETERS[key]);
          if (value) {
            next.set(PARAMETERS[key], value);
          }
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  return { filter, setFilter };
}

/** The list's filter, and how to change it. */
export type JourneyFilterState = ReturnType<typeof useJourneyFilter>;
