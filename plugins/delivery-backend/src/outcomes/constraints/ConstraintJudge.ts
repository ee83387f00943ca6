import {
  ConstraintReport,
  OutcomeConstraints,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { StoredOutcome } from '../store/OutcomeStore';

/** What a constraint is judged by. */
export interface ConstraintContext {
  stored: StoredOutcome;
  /** Components that contribute, themselves or through what they are in. */
  components: readonly string[];
  /** Epoch milliseconds. */
  asOf: number;
  signal?: AbortSignal;
}

/** A judgement; `since` is added by whoever knows the one before. */
export type Judgement = Omit<ConstraintReport, 'since'>;

/** Judges one constraint of an outcome. @internal */
export interface ConstraintJudge<
  T extends keyof OutcomeConstraints = keyof OutcomeConstraints,
> {
  constraint: T;
  judge(
    limits: NonNullable<OutcomeConstraints[T]>,
    context: ConstraintContext,
  ): Promise<Judgement>;
}
