import { CostReader } from './CostReader';

/** Where no source of cost is connected. */
export const noCosts: CostReader = {
  spend: async () => [],
  byDay: async () => [],
  coverage: async () => ({ connected: false, unmatched: [] }),
};
