import { useApi } from '@backstage/frontend-plugin-api';
import { CheckInRequest } from '@delivery-stack/backstage-plugin-delivery-common';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { outcomeApiRef } from '../api';

/** Keys of all answers about outcomes begin so: one figure changes them all. */
const OUTCOMES_KEY = ['outcomes'];

/**
 * Every outcome that the reader may read, as it was on a day; default: now.
 *
 * @remarks Nothing is shown meanwhile: figures of another day would be wrong.
 */
export function useOutcomes(on?: string) {
  const api = useApi(outcomeApiRef);
  return useQuery({
    queryKey: [...OUTCOMES_KEY, 'list', on],
    queryFn: ({ signal }) => api.listOutcomes(on ? { on } : {}, { signal }),
  });
}

/** One outcome as it was on a day; without a ref nothing is asked. */
export function useOutcome(ref: string | undefined, on?: string) {
  const api = useApi(outcomeApiRef);
  return useQuery({
    queryKey: [...OUTCOMES_KEY, 'report', ref, on],
    queryFn: ({ signal }) =>
      api.getOutcome(ref ?? '', on ? { on } : {}, { signal }),
    enabled: Boolean(ref),
  });
}

/** What an entity costs in the current month. */
export function useCost(entityRef: string) {
  const api = useApi(outcomeApiRef);
  return useQuery({
    queryKey: ['costs', entityRef],
    queryFn: ({ signal }) => api.getCost(entityRef, { signal }),
  });
}

/** Figures that people entered, latest first. */
export function useCheckIns(ref: string) {
  const api = useApi(outcomeApiRef);
  return useQuery({
    queryKey: [...OUTCOMES_KEY, 'check-ins', ref],
    queryFn: ({ signal }) => api.listCheckIns(ref, { signal }),
  });
}

/** Enters a figure; whatever is known of outcomes is then asked again. */
export function useCheckIn(ref: string) {
  const api = useApi(outcomeApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: CheckInRequest) => api.checkIn(ref, request),
    onSuccess: () => client.invalidateQueries({ queryKey: OUTCOMES_KEY }),
  });
}
