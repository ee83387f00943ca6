import {
  activateRequestSchema,
  activationListSchema,
  activationQuerySchema,
  activationSchema,
  ownerClockQuerySchema,
  ownerClockSchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { operation } from './Operation';

/** Routes about uses of patterns. @internal */
export const activationOperations = {
  listActivations: operation({
    id: 'listActivations',
    method: 'get',
    path: '/activations',
    summary: 'Environments that were made from patterns, latest first',
    description:
      'A page may hold less than its limit: follow `nextCursor` until there is none.',
    access:
      'Services see all; others those whose pattern, environment or component they may read in the catalog.',
    query: activationQuerySchema,
    answer: activationListSchema,
  }),
  getOwnerClock: operation({
    id: 'getOwnerClock',
    method: 'get',
    path: '/activations/clock',
    summary: 'How long the environments of one owner took',
    access: 'Services, and whoever may read the owner in the catalog.',
    query: ownerClockQuerySchema,
    answer: ownerClockSchema,
  }),
  activate: operation({
    id: 'activate',
    method: 'post',
    path: '/activations',
    summary: 'Records that an environment is ready',
    description:
      'The same task again gets the first answer. Sign-offs and envelope are looked at once more.',
    access: 'Services only: the scaffolder.',
    body: {
      description: 'What was made from which pattern',
      content: { 'application/json': activateRequestSchema },
    },
    answer: activationSchema,
    otherStatuses: {
      409: 'The pattern may not be used so, the task said something else before, or another task made the environment',
    },
  }),
} as const;
