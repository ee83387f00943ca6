import { distributionOf } from '@delivery-stack/flow';
import { ActivationCount } from '../../activations/ActivationCounts';

const none = distributionOf({ spells: [] });

/** Of a pattern that nobody used yet. */
export const noActivations: ActivationCount = {
  environments: 0,
  clock: { ready: none, firstRun: none, productive: none, deployed: none },
};
