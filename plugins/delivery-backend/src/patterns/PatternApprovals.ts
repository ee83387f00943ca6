import {
  ActivateRequest,
  EnvironmentState,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { Knex } from 'knex';

/** What activations have to know about patterns. @internal */
export interface PatternApprovals {
  /**
   * How environments of each (pattern, digest) stand to what is signed off now.
   *
   * @remarks Costs one fold over the sign-offs of each pattern that is named.
   */
  statesOf(
    made: readonly { pattern: string; digest: string }[],
  ): Promise<EnvironmentState[]>;
  /**
   * Holds an activation against sign-offs and envelope once more, and uses up
   * the exceptions that it needs, in the caller's transaction.
   *
   * @throws ConflictError that says who has to do what.
   */
  admit(
    request: Pick<
      ActivateRequest,
      'taskId' | 'pattern' | 'digest' | 'parameters' | 'by'
    >,
    transaction: Knex.Transaction,
  ): Promise<{ version: string }>;
}
