import { useApi } from '@backstage/frontend-plugin-api';
import { JourneyQuery } from '@delivery-stack/backstage-plugin-delivery-common';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { deliveryApiRef } from '../api';
import { Frame, toQuery } from '../frame';
import { useInsight } from './useInsight';

/** Which journeys, in which order. */
export type JourneyFilter = Pick<
  JourneyQuery,
  'status' | 'gate' | 'search' | 'orderBy' | 'limit'
>;

/** Pages of journeys; the next one on demand. */
export function useJourneys(frame: Frame, filter: JourneyFilter) {
  const api = useApi(deliveryApiRef);
  return useInfiniteQuery({
    queryKey: ['journeys', frame, filter],
    queryFn: ({ pageParam, signal }) =>
      api.listJourneys(
        {
          ...toQuery(frame),
          ...filter,
          ...(pageParam && { cursor: pageParam }),
        },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: last => last.pageInfo.nextCursor,
    placeholderData: keepPreviousData,
  });
}

/** One journey with its timeline. */
export function useJourney(id: string, frame: Frame) {
  return useInsight({
    key: ['journey', id, frame.calendar],
    ask: (api, options) =>
      api.getJourney(id, { calendar: frame.calendar }, options),
    enabled: id !== '',
  });
}
