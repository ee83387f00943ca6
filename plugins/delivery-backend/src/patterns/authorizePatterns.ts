import {
  AuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { AuthorizedActivationService } from '../activations/AuthorizedActivationService';
import { createActivationServices } from '../activations/createActivationServices';
import { DeliveryCore } from '../deliveryCore';
import { EntityReaders } from '../permissions/EntityReaders';
import { AuthorizedPatternService } from './AuthorizedPatternService';
import { Patterns } from './createPatterns';

/** Patterns and their uses, each behind its authorization. @internal */
export function authorizePatterns(
  patterns: Patterns,
  options: {
    core: Pick<DeliveryCore, 'knex' | 'clock' | 'config'>;
    auth: AuthService;
    permissions: PermissionsService;
    readers: EntityReaders;
    userInfo: UserInfoService;
  },
): {
  patterns: AuthorizedPatternService;
  activations: AuthorizedActivationService;
} {
  const { core, ...authorization } = options;
  const { counts, activations } = createActivationServices({
    ...core,
    ...authorization,
    approvals: patterns.approvals,
  });
  return {
    activations,
    patterns: new AuthorizedPatternService(patterns.serviceWith(counts), {
      ...authorization,
      functions: core.config.functions,
    }),
  };
}
