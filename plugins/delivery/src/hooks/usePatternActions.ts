import { useApi } from '@backstage/frontend-plugin-api';
import {
  AskRequest,
  DecideRequest,
  ExceptionDecision,
  PatternApi,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { patternApiRef } from '../api';
import { PATTERNS_KEY } from './usePatterns';

/** Changes something; whatever is known of patterns is then asked again. */
function usePatternAction<T, R>(
  act: (api: PatternApi, input: T) => Promise<R>,
) {
  const api = useApi(patternApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: T) => act(api, input),
    // After failures too: a conflict means that something else is true now.
    onSettled: () => client.invalidateQueries({ queryKey: PATTERNS_KEY }),
  });
}

/** Reads the folder of a pattern again. */
export function useRefreshPattern(ref: string) {
  return usePatternAction((api, _: void) => api.refreshPattern(ref));
}

/** Asks the functions to decide. */
export function useAskForSignOff(ref: string) {
  return usePatternAction((api, request: AskRequest) =>
    api.askForSignOff(ref, request),
  );
}

/** Approves, sends back or revokes. */
export function useDecide(ref: string) {
  return usePatternAction((api, request: DecideRequest) =>
    api.decide(ref, request),
  );
}

/** Grants or denies a value outside the envelope. */
export function useDecideException() {
  return usePatternAction(
    (api, { id, ...decision }: ExceptionDecision & { id: string }) =>
      api.decideException(id, decision),
  );
}

/** Fetches the evidence of one sign-off, when it is asked for. */
export function useAttestation() {
  const api = useApi(patternApiRef);
  return useMutation({ mutationFn: (id: string) => api.getAttestation(id) });
}
