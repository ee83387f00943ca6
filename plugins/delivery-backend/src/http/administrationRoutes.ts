import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { explainRequestSchema } from '@delivery-stack/backstage-plugin-delivery-common';
import express, { Router } from 'express';
import { InsightServices } from '../insight/services';
import { audited } from './audited';
import { mount } from './mount';
import { operations } from './operations';
import { parseInput } from './parse';

/** One event, as large as an event may be, in its envelope. */
const EXPLAIN_LIMIT = 1_100_000;

/**
 * Adds the routes about the projection, dead letters and gate rules.
 *
 * @param services - Already authorized.
 * @internal
 */
export function addAdministrationRoutes(
  router: Router,
  options: {
    httpAuth: HttpAuthService;
    auditor: AuditorService;
    services: InsightServices;
  },
): void {
  const { httpAuth, auditor, services } = options;
  const { projection, deadLetters, explainer } = services;
  mount(router, operations.getProjection, {
    httpAuth,
    answer: who => projection.getProjection(who),
  });
  mount(router, operations.refold, {
    httpAuth,
    answer: ({ request, credentials }) =>
      audited(auditor, {
        eventId: 'projection-refold',
        request,
        act: () => projection.refold({ credentials }),
        metaOf: ({ marked }) => ({ marked }),
      }),
  });
  mount(router, operations.listDeadLetters, {
    httpAuth,
    answer: ({ query, ...who }) => deadLetters.listDeadLetters(query, who),
  });
  router.use(
    operations.explainEvent.path,
    express.json({ limit: EXPLAIN_LIMIT }),
  );
  mount(router, operations.explainEvent, {
    httpAuth,
    answer: async ({ request }) =>
      explainer.explain(
        parseInput(explainRequestSchema, request.body, 'body').event,
      ),
  });
}
