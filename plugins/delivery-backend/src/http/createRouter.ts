import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { InsightServices } from '../insight/services';
import {
  ActivationRouteOptions,
  addActivationRoutes,
} from './activationRoutes';
import { addAdministrationRoutes } from './administrationRoutes';
import { addCampaignRoutes, CampaignRouteOptions } from './campaignRoutes';
import {
  addComplianceRoutes,
  ComplianceRouteOptions,
} from './complianceRoutes';
import { addEventRoutes, EventRouteOptions } from './eventRoutes';
import { addEvidenceRoutes, EvidenceRouteOptions } from './evidenceRoutes';
import { addInsightRoutes } from './insightRoutes';
import { openApiDocument } from './openApiDocument';
import { addOutcomeRoutes, OutcomeRouteOptions } from './outcomeRoutes';
import { addPatternRoutes, PatternRouteOptions } from './patternRoutes';
import { addSourceRoutes, SourceRouteOptions } from './sourceRoutes';

/** See {@link createRouter}. */
export interface RouterOptions
  extends ActivationRouteOptions,
    CampaignRouteOptions,
    ComplianceRouteOptions,
    EventRouteOptions,
    EvidenceRouteOptions,
    OutcomeRouteOptions,
    PatternRouteOptions,
    SourceRouteOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  /** Already authorized. */
  services: InsightServices;
}

/** All routes of the delivery backend, below `/api/delivery`. @internal */
export function createRouter(options: RouterOptions): Router {
  const router = PromiseRouter();
  addEventRoutes(router, options);
  // Before the insight routes: `/gates/explain` is not a gate.
  addAdministrationRoutes(router, options);
  addInsightRoutes(router, options);
  addSourceRoutes(router, options);
  addPatternRoutes(router, options);
  addActivationRoutes(router, options);
  addEvidenceRoutes(router, options);
  addComplianceRoutes(router, options);
  addOutcomeRoutes(router, options);
  addCampaignRoutes(router, options);
  const document = openApiDocument();
  router.get('/openapi.json', async (request, response) => {
    await options.httpAuth.credentials(request, { allow: ['user', 'service'] });
    response.json(document);
  });
  return router;
}
