import { FunctionGauge } from './FunctionGauge';

/** Measures by the outcome itself, as pods are. @internal */
export const progressGauge: FunctionGauge = {
  async read({ progress }) {
    return [
      {
        name: 'Progress of the outcome',
        value: progress,
        unit: 'share',
        of: 'outcome',
        ...(progress === null && { note: 'nothing is measured' }),
      },
    ];
  },
};
