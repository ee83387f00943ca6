import { Overview } from '@delivery-stack/backstage-plugin-delivery-common';
import { Frame, toQuery } from '../frame';
import { useInsight } from './useInsight';

const WHILE_REFOLDING = 5_000;

/** Asks again while figures are recomputed, so that they settle on screen. */
function untilSettled(data: Overview | undefined) {
  return data?.frame.refolding ? WHILE_REFOLDING : false;
}

/** The figures of a scope. */
export function useOverview(frame: Frame, enabled = true) {
  return useInsight({
    key: ['overview', frame],
    ask: (api, options) => api.getOverview(toQuery(frame), options),
    enabled,
    refetchInterval: untilSettled,
  });
}

/** The figures of one entity. */
export function useScorecard(entityRef: string, frame: Frame, enabled = true) {
  return useInsight({
    key: ['scorecard', entityRef, frame],
    ask: (api, options) => {
      const { scope, ...query } = toQuery(frame);
      return api.getScorecard({ ...query, entityRef }, options);
    },
    enabled,
    refetchInterval: untilSettled,
  });
}
