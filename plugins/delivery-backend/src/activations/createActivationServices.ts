import { AuthService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Clock } from '../insight/Clock';
import { PatternApprovals } from '../patterns/PatternApprovals';
import { EntityReaders } from '../permissions/EntityReaders';
import { ActivationCounts } from './ActivationCounts';
import { ActivationStore } from './ActivationStore';
import { AuthorizedActivationService } from './AuthorizedActivationService';
import { DefaultActivationCounts } from './DefaultActivationCounts';
import { DefaultActivationService } from './DefaultActivationService';

/** Everything about activations that answers requests, wired. @internal */
export function createActivationServices(options: {
  knex: Knex;
  clock: Clock;
  approvals: PatternApprovals;
  auth: AuthService;
  readers: Pick<EntityReaders, 'readable'>;
}): { counts: ActivationCounts; activations: AuthorizedActivationService } {
  const { clock, approvals } = options;
  const store = ActivationStore.create(options);
  const counts = DefaultActivationCounts.create({ store, clock });
  const inner = DefaultActivationService.create({
    store,
    approvals,
    counts,
    clock,
  });
  return {
    counts,
    activations: new AuthorizedActivationService(inner, options),
  };
}
