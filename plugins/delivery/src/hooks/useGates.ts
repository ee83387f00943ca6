import { Frame, toQuery } from '../frame';
import { useInsight } from './useInsight';

/** The ledger of all gates. */
export function useGates(frame: Frame) {
  return useInsight({
    key: ['gates', frame],
    ask: (api, options) => api.listGates(toQuery(frame), options),
  });
}

/** One gate with its waiting curve and what waits there. */
export function useGate(id: string, frame: Frame) {
  return useInsight({
    key: ['gate', id, frame],
    ask: (api, options) => api.getGate(id, toQuery(frame), options),
  });
}
