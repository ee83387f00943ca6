import { AuthService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import { DeliveryCore } from '../deliveryCore';
import { EntityReaders } from '../permissions/EntityReaders';
import { AuthorizedEvidenceService } from './AuthorizedEvidenceService';
import { DefaultEvidenceService } from './DefaultEvidenceService';
import { EvidenceStore } from './EvidenceStore';

/** Everything about evidence that answers requests, wired. @internal */
export function createEvidence(
  core: Pick<DeliveryCore, 'knex' | 'clock' | 'config'>,
  authorization: {
    auth: AuthService;
    readers: Pick<EntityReaders, 'readable'>;
  },
): AuthorizedEvidenceService {
  const inner = DefaultEvidenceService.create({
    store: EvidenceStore.create(core),
    clock: core.clock,
    silentAfter: durationToMilliseconds(core.config.evidence.silentAfter),
  });
  return new AuthorizedEvidenceService(inner, authorization);
}
