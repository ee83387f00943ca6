import {
  environmentEvidenceSchema,
  evidenceQuerySchema,
  evidenceRequestSchema,
  evidenceResultSchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { operation } from './Operation';

/** Routes about what pipelines of environments find. @internal */
export const evidenceOperations = {
  getEvidence: operation({
    id: 'getEvidence',
    method: 'get',
    path: '/environments/:id/evidence',
    summary: 'How an environment stands to its pattern, since when, and why',
    access:
      'Services, and whoever may read the environment or its component in the catalog.',
    query: evidenceQuerySchema,
    answer: environmentEvidenceSchema,
  }),
  sendEvidence: operation({
    id: 'sendEvidence',
    method: 'post',
    path: '/environments/:id/evidence',
    summary: 'Stores what a pipeline found about its environment',
    description:
      'As `delivery check --send` does. The same run of the same commit changes nothing; only the default branch counts; an older one that comes later is put in its place.',
    access: 'Service credentials, or delivery.event.create.',
    body: {
      description: 'What was found',
      content: { 'application/json': evidenceRequestSchema },
    },
    answer: evidenceResultSchema,
    otherStatuses: { 413: 'The body is larger than 1 MiB' },
  }),
} as const;
