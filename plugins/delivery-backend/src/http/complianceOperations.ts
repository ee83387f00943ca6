import {
  conformanceQuerySchema,
  conformanceSchema,
  policyListSchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { operation } from './Operation';

/** Routes that add up over environments. @internal */
export const complianceOperations = {
  listPolicies: operation({
    id: 'listPolicies',
    method: 'get',
    path: '/policies',
    summary: 'What patterns enforce, and in how many environments it holds',
    access:
      'Anybody who is signed in: patterns and environments that they may read in the catalog.',
    answer: policyListSchema,
  }),
  getConformance: operation({
    id: 'getConformance',
    method: 'get',
    path: '/conformance',
    summary: 'How much runs on signed-off patterns, by system or domain',
    access:
      'Anybody who is signed in: lists the groups that the reader may read, or all with delivery.organisation.read. Figures of fewer than five components are withheld.',
    query: conformanceQuerySchema,
    answer: conformanceSchema,
  }),
} as const;
