import { PermissionsService } from '@backstage/backend-plugin-api';
import { Membership } from '../insight/Membership';
import { InsightServices } from '../insight/services';
import { EntityStore } from '../database/EntityStore';
import { AuthorizedDataQualityService } from './AuthorizedDataQualityService';
import { AuthorizedDeadLetterService } from './AuthorizedDeadLetterService';
import { AuthorizedGateInsightService } from './AuthorizedGateInsightService';
import { AuthorizedJourneyInsightService } from './AuthorizedJourneyInsightService';
import { AuthorizedOverviewService } from './AuthorizedOverviewService';
import { AuthorizedPortfolioService } from './AuthorizedPortfolioService';
import { AuthorizedProjectionService } from './AuthorizedProjectionService';
import { EntityReaders } from './EntityReaders';
import { ScopeAccess } from './ScopeAccess';
import { Suppression } from './Suppression';

/** What authorization is decided with. */
export interface AuthorizationOptions {
  permissions: PermissionsService;
  membership: Membership;
  entities: EntityStore;
  readers: EntityReaders;
}

/** The services, each behind its authorization. */
export function authorizeServices(
  services: InsightServices,
  options: AuthorizationOptions,
): InsightServices {
  const { permissions, membership, readers } = options;
  const suppression = Suppression.create({ membership });
  const access = ScopeAccess.create({ ...options, suppression });
  return {
    gates: new AuthorizedGateInsightService(services.gates, access),
    journeys: new AuthorizedJourneyInsightService(
      services.journeys,
      access,
      readers,
    ),
    overview: new AuthorizedOverviewService(services.overview, access),
    portfolio: new AuthorizedPortfolioService(services.portfolio, {
      access,
      entities: readers,
      suppression,
    }),
    dataQuality: new AuthorizedDataQualityService(services.dataQuality, access),
    projection: new AuthorizedProjectionService(
      services.projection,
      permissions,
    ),
    deadLetters: new AuthorizedDeadLetterService(
      services.deadLetters,
      permissions,
    ),
    explainer: services.explainer,
  };
}
