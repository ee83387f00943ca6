import { AuthService, PermissionsService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import { DeliveryCore } from '../deliveryCore';
import { Membership } from '../insight/Membership';
import { PatternApprovals } from '../patterns/PatternApprovals';
import { PatternStore } from '../patterns/store/PatternStore';
import { EntityReaders } from '../permissions/EntityReaders';
import { ScopeAccess } from '../permissions/ScopeAccess';
import { Suppression } from '../permissions/Suppression';
import { AuthorizedEvidenceService } from './AuthorizedEvidenceService';
import { ConformanceReport } from './ConformanceReport';
import { DefaultEvidenceService } from './DefaultEvidenceService';
import { EnvironmentFacts } from './EnvironmentFacts';
import { EvidenceStore } from './EvidenceStore';
import { PolicyLibrary } from './PolicyLibrary';

/** Everything about evidence that answers requests, wired and authorized. @internal */
export function createEvidence(
  core: Pick<DeliveryCore, 'knex' | 'clock' | 'config' | 'stores'>,
  options: {
    approvals: PatternApprovals;
    membership: Membership;
    auth: AuthService;
    permissions: PermissionsService;
    readers: EntityReaders;
  },
): {
  evidence: AuthorizedEvidenceService;
  policies: PolicyLibrary;
  conformance: ConformanceReport;
} {
  const { clock, knex, stores } = core;
  const silentAfter = durationToMilliseconds(core.config.evidence.silentAfter);
  const facts = EnvironmentFacts.create({ knex });
  const suppression = Suppression.create(options);
  const inner = DefaultEvidenceService.create({
    store: EvidenceStore.create({ knex }),
    clock,
    silentAfter,
  });
  return {
    evidence: new AuthorizedEvidenceService(inner, options),
    policies: PolicyLibrary.create({
      ...options,
      patterns: PatternStore.create({ knex }),
      facts,
      clock,
      silentAfter,
    }),
    conformance: ConformanceReport.create({
      ...options,
      access: ScopeAccess.create({
        ...options,
        entities: stores.entities,
        suppression,
      }),
      suppression,
      facts,
      clock,
    }),
  };
}
