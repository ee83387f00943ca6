import { useApi } from '@backstage/frontend-plugin-api';
import {
  ActivationQuery,
  ConformanceQuery,
  ExceptionQuery,
  PatternApi,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { patternApiRef } from '../api';

/** Keys of all answers about patterns begin so: one change asks all again. */
export const PATTERNS_KEY = ['patterns'];

/** Runs of a pipeline that a card lists. */
const CHECKS = 5;

/** How one pattern is asked for. */
function askFor(api: PatternApi, ref: string) {
  return {
    queryKey: [...PATTERNS_KEY, 'detail', ref],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      api.getPattern(ref, { signal }),
  };
}

/** Every pattern, and how it stands. */
export function usePatterns() {
  const api = useApi(patternApiRef);
  return useQuery({
    queryKey: [...PATTERNS_KEY, 'list'],
    queryFn: ({ signal }) => api.listPatterns({ signal }),
  });
}

/** One pattern; without a ref nothing is asked. */
export function usePattern(ref: string | undefined) {
  const api = useApi(patternApiRef);
  return useQuery({ ...askFor(api, ref ?? ''), enabled: Boolean(ref) });
}

/** Several patterns; those that have not come yet are left out. */
export function usePatternDetails(refs: readonly string[]) {
  const api = useApi(patternApiRef);
  return useQueries({
    queries: refs.map(ref => askFor(api, ref)),
  }).flatMap(({ data }) => data ?? []);
}

/** What changed between two contents; without the first nothing is asked. */
export function usePatternDiff(
  ref: string,
  from: string | undefined,
  to: string | undefined,
) {
  const api = useApi(patternApiRef);
  return useQuery({
    queryKey: [...PATTERNS_KEY, 'diff', ref, from, to],
    queryFn: ({ signal }) =>
      api.getPatternDiff(ref, { from: from ?? '', to }, { signal }),
    enabled: Boolean(from),
  });
}

/** Environments that were made from patterns. */
export function useActivations(query: ActivationQuery) {
  const api = useApi(patternApiRef);
  return useQuery({
    queryKey: [...PATTERNS_KEY, 'activations', query],
    queryFn: ({ signal }) => api.listActivations(query, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** How an environment stands to its pattern by what its pipeline found. */
export function useEvidence(environment: string) {
  const api = useApi(patternApiRef);
  return useQuery({
    queryKey: [...PATTERNS_KEY, 'evidence', environment],
    queryFn: ({ signal }) =>
      api.getEvidence(environment, { limit: CHECKS }, { signal }),
  });
}

/** What patterns enforce, and where it holds. */
export function usePolicies() {
  const api = useApi(patternApiRef);
  return useQuery({
    queryKey: [...PATTERNS_KEY, 'policies'],
    queryFn: ({ signal }) => api.listPolicies({ signal }),
  });
}

/** How much runs on signed-off patterns. */
export function useConformance(by: ConformanceQuery['by']) {
  const api = useApi(patternApiRef);
  return useQuery({
    queryKey: [...PATTERNS_KEY, 'conformance', by],
    queryFn: ({ signal }) => api.getConformance({ by }, { signal }),
  });
}

/** How long the environments of one owner took. */
export function useOwnerClock(owner: string) {
  const api = useApi(patternApiRef);
  return useQuery({
    queryKey: [...PATTERNS_KEY, 'clock', owner],
    queryFn: ({ signal }) => api.getOwnerClock(owner, { signal }),
  });
}

/** Requests for values outside envelopes. */
export function useExceptions(query: ExceptionQuery) {
  const api = useApi(patternApiRef);
  return useQuery({
    queryKey: [...PATTERNS_KEY, 'exceptions', query],
    queryFn: ({ signal }) => api.listExceptions(query, { signal }),
  });
}
