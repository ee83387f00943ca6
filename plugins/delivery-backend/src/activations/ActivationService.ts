import {
  activateRequestSchema,
  Activation,
  ActivationList,
  activationQuerySchema,
  OwnerClock,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { z } from 'zod';

/** Checked; see the contract for each field. */
export type ActivationRequest = z.output<typeof activateRequestSchema>;

/** Checked; see the contract for each field. */
export type ActivationListRequest = z.output<typeof activationQuerySchema>;

/** Records uses of patterns, and says how far each is. @internal */
export interface ActivationService {
  /**
   * Records that an environment is ready; the same task again changes nothing.
   *
   * @throws ConflictError for another request under the same task, for an
   *   environment that another task made, and for a pattern that may not be used.
   */
  activate(request: ActivationRequest): Promise<Activation>;
  /** How long the environments of one owner took. */
  clockOf(owner: string): Promise<OwnerClock>;
  /** Latest requests first. */
  list(request: ActivationListRequest): Promise<ActivationList>;
}
