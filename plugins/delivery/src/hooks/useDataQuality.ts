import { Frame, toQuery } from '../frame';
import { useInsight } from './useInsight';

/** How far the figures of a frame can be trusted. */
export function useDataQuality(frame: Frame, enabled = true) {
  return useInsight({
    key: ['data-quality', frame],
    ask: (api, options) => api.getDataQuality(toQuery(frame), options),
    enabled,
  });
}
