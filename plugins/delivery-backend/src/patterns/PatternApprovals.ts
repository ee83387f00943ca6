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
   * Holds an activation against sign-offs and envelope once more.
   *
   * @remarks
   * Called before the transaction that stores the activation, because SQLite
   * has one connection; `use` is called within it, and uses up the exceptions
   * that the activation needs. Of two activations that need the same, the
   * second one's `use` fails.
   *
   * @throws ConflictError that says who has to do what; `use` as well.
   */
  admit(
    request: Pick<
      ActivateRequest,
      'taskId' | 'pattern' | 'digest' | 'parameters' | 'by'
    >,
  ): Promise<Admission>;
}

/** An activation that may go ahead. */
export interface Admission {
  version: string;
  /** When the first exception that it needs was asked for, epoch ms. */
  askedAt?: number;
  use(transaction: Knex.Transaction): Promise<void>;
}
