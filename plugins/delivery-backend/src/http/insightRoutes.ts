import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Router } from 'express';
import { InsightServices } from '../insight/services';
import { mount } from './mount';
import { operations } from './operations';

/**
 * Adds the routes that answer from the stores.
 *
 * @param services - Already authorized.
 * @internal
 */
export function addInsightRoutes(
  router: Router,
  options: { httpAuth: HttpAuthService; services: InsightServices },
): void {
  const { httpAuth, services } = options;
  const { gates, journeys, overview, portfolio, dataQuality } = services;
  mount(router, operations.listGates, {
    httpAuth,
    answer: ({ query, ...who }) => gates.listGates(query, who),
  });
  mount(router, operations.getGate, {
    httpAuth,
    answer: ({ query, id, ...who }) => gates.getGate({ ...query, id }, who),
  });
  mount(router, operations.listJourneys, {
    httpAuth,
    answer: ({ query, ...who }) => journeys.listJourneys(query, who),
  });
  mount(router, operations.getJourney, {
    httpAuth,
    answer: ({ query, id, ...who }) =>
      journeys.getJourney({ ...query, id }, who),
  });
  mount(router, operations.getOverview, {
    httpAuth,
    answer: ({ query, ...who }) => overview.getOverview(query, who),
  });
  mount(router, operations.getScorecard, {
    httpAuth,
    answer: ({ query: { entityRef, ...query }, ...who }) =>
      overview.getScorecard({ ...query, entityRef }, who),
  });
  mount(router, operations.getPortfolio, {
    httpAuth,
    answer: ({ query, ...who }) => portfolio.getPortfolio(query, who),
  });
  mount(router, operations.getDataQuality, {
    httpAuth,
    answer: ({ query, ...who }) => dataQuality.getDataQuality(query, who),
  });
}
