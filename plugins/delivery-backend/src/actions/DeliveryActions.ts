import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { GateInsightService, JourneyInsightService } from '../insight/services';
import { AuthorizedOutcomeService } from '../outcomes/AuthorizedOutcomeService';

/**
 * What actions answer from: the services of the HTTP routes, each behind its
 * authorization, so that an assistant sees what its user may see.
 */
export interface ActionOptions {
  actionsRegistry: ActionsRegistryService;
  outcomes: Pick<AuthorizedOutcomeService, 'get'>;
  gates: GateInsightService;
  journeys: JourneyInsightService;
}

/** Actions only read: asking twice changes nothing. */
export const READS = {
  readOnly: true,
  destructive: false,
  idempotent: true,
} as const;
