import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { activateRequestSchema } from '@delivery-stack/backstage-plugin-delivery-common';
import express, { Router } from 'express';
import { AuthorizedActivationService } from '../activations/AuthorizedActivationService';
import { activationOperations as operations } from './activationOperations';
import { audited } from './audited';
import { mount } from './mount';
import { parseBody } from './parseBody';

/** Largest body: the values of a form. */
const BODY_LIMIT = '1mb';

/** What {@link addActivationRoutes} needs. */
export interface ActivationRouteOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  activations: AuthorizedActivationService;
}

/** Adds the routes about uses of patterns. @internal */
export function addActivationRoutes(
  router: Router,
  options: ActivationRouteOptions,
): void {
  const { httpAuth, auditor, activations } = options;
  router.use('/activations', express.json({ limit: BODY_LIMIT }));
  mount(router, operations.listActivations, {
    httpAuth,
    answer: ({ query, credentials }) =>
      activations.list(query, { credentials }),
  });
  mount(router, operations.getOwnerClock, {
    httpAuth,
    answer: ({ query, credentials }) =>
      activations.clockOf(query.owner, { credentials }),
  });
  mount(router, operations.activate, {
    httpAuth,
    answer: ({ request, credentials }) =>
      audited(auditor, {
        eventId: 'pattern-activation',
        request,
        act: () =>
          activations.activate(parseBody(activateRequestSchema, request.body), {
            credentials,
          }),
        metaOf: ({ id, pattern, digest, environment }) => ({
          activation: id,
          pattern,
          digest,
          environment,
        }),
      }),
  });
}
