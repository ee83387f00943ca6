import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { checkInRequestSchema } from '@delivery-stack/backstage-plugin-delivery-common';
import express, { Router } from 'express';
import { CostService } from '../costs/CostService';
import { AuthorizedOutcomeService } from '../outcomes/AuthorizedOutcomeService';
import { audited } from './audited';
import { mount } from './mount';
import { outcomeOperations as operations } from './outcomeOperations';
import { parseBody } from './parseBody';

/** A figure and a note. */
const BODY_LIMIT = '16kb';

/** What {@link addOutcomeRoutes} needs. */
export interface OutcomeRouteOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  outcomes: AuthorizedOutcomeService;
  costs: CostService;
}

/** Adds the routes about outcomes. @internal */
export function addOutcomeRoutes(
  router: Router,
  options: OutcomeRouteOptions,
): void {
  const { httpAuth, auditor, outcomes, costs } = options;
  router.use('/outcomes', express.json({ limit: BODY_LIMIT }));
  mount(router, operations.listOutcomes, {
    httpAuth,
    answer: ({ query, ...who }) => outcomes.list(query.on, who),
  });
  mount(router, operations.getOutcome, {
    httpAuth,
    answer: ({ id, query, ...who }) => outcomes.get(id, query.on, who),
  });
  mount(router, operations.listCheckIns, {
    httpAuth,
    answer: ({ id, ...who }) => outcomes.checkIns(id, who),
  });
  mount(router, operations.getCost, {
    httpAuth,
    answer: ({ id, ...who }) => costs.ofMonth(id, who),
  });
  mount(router, operations.checkIn, {
    httpAuth,
    answer: ({ id, request, credentials }) =>
      audited(auditor, {
        eventId: 'outcome-check-in',
        request,
        act: () =>
          outcomes.checkIn(id, parseBody(checkInRequestSchema, request.body), {
            credentials,
          }),
        metaOf: ({ id: checkIn, role, value, at }) => ({
          outcome: id,
          checkIn,
          role,
          value,
          at,
        }),
      }),
  });
}
