import { PortfolioQuery } from '@delivery-stack/backstage-plugin-delivery-common';
import { Frame, toQuery } from '../frame';
import { useInsight } from './useInsight';

/** By what a portfolio is split. */
export type PortfolioBy = NonNullable<PortfolioQuery['by']>;

/** Systems, domains or owners beside each other. */
export function usePortfolio(by: PortfolioBy, frame: Frame) {
  return useInsight({
    key: ['portfolio', by, frame],
    ask: (api, options) => api.getPortfolio({ ...toQuery(frame), by }, options),
  });
}
