import {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  deliveryEventIngestPermission,
  evidenceRequestSchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import express, { Request, Router } from 'express';
import { AuthorizedEvidenceService } from '../evidence/AuthorizedEvidenceService';
import { requirePermission } from '../permissions/requirePermission';
import { audited } from './audited';
import { evidenceOperations as operations } from './evidenceOperations';
import { mount } from './mount';
import { parseInput } from './parse';

/** Largest body: 500 long paths and 100 policies. */
const BODY_LIMIT = '1mb';

/** What {@link addEvidenceRoutes} needs. */
export interface EvidenceRouteOptions {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  auditor: AuditorService;
  evidence: AuthorizedEvidenceService;
}

/**
 * Adds the routes about evidence.
 *
 * @remarks
 * Who sends, and may, is settled before the body is read, and refusals are
 * audited: evidence makes somebody look good or bad.
 *
 * @internal
 */
export function addEvidenceRoutes(
  router: Router,
  options: EvidenceRouteOptions,
): void {
  const { httpAuth, auditor, evidence } = options;
  const { path } = operations.sendEvidence;
  router.use(
    path,
    async (request, _response, next) => {
      if (request.method === 'POST') {
        await admitSender(request, options);
      }
      next();
    },
    express.json({ limit: BODY_LIMIT }),
  );
  mount(router, operations.sendEvidence, {
    httpAuth,
    answer: ({ id, request }) =>
      audited(auditor, {
        eventId: 'environment-evidence',
        request,
        act: () =>
          evidence.add(
            id,
            parseInput(evidenceRequestSchema, request.body, 'body'),
          ),
        metaOf: result => ({ environment: id, ...result }),
      }),
  });
  mount(router, operations.getEvidence, {
    httpAuth,
    answer: ({ id, query, credentials }) =>
      evidence.get(id, query, { credentials }),
  });
}

async function admitSender(
  request: Request,
  { httpAuth, permissions, auditor }: EvidenceRouteOptions,
): Promise<void> {
  const credentials = await httpAuth.credentials(request, {
    allow: ['user', 'service'],
  });
  await requirePermission(permissions, deliveryEventIngestPermission, {
    credentials,
  }).catch(error =>
    audited(auditor, {
      eventId: 'environment-evidence',
      request,
      act: () => Promise.reject(error),
      metaOf: () => ({}),
    }),
  );
}
