import { useApi } from '@backstage/frontend-plugin-api';
import {
  DeliveryApi,
  DeliveryRequestOptions,
} from '@delivery-stack/backstage-plugin-delivery-common';
import {
  keepPreviousData,
  QueryKey,
  useQuery,
  UseQueryResult,
} from '@tanstack/react-query';
import { deliveryApiRef } from '../api';

/** How a resource is asked for. */
export interface InsightOptions<T> {
  key: QueryKey;
  ask(api: DeliveryApi, options: DeliveryRequestOptions): Promise<T>;
  enabled?: boolean;
  refetchInterval?: (data: T | undefined) => number | false;
}

/**
 * Asks the backend, and keeps what is on screen until the next answer is there.
 */
export function useInsight<T>(options: InsightOptions<T>): UseQueryResult<T> {
  const { key, ask, enabled, refetchInterval } = options;
  const api = useApi(deliveryApiRef);
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => ask(api, { signal }),
    enabled,
    placeholderData: keepPreviousData,
    refetchInterval:
      refetchInterval && (query => refetchInterval(query.state.data)),
  });
}
