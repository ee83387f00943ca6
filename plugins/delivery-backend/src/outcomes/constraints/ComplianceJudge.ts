import { OutcomeConstraints } from '@delivery-stack/backstage-plugin-delivery-common';
import { constraintCheck, constraintState } from '@delivery-stack/flow';
import {
  EnvironmentFact,
  EnvironmentFacts,
} from '../../evidence/EnvironmentFacts';
import { PatternApprovals } from '../../patterns/PatternApprovals';
import {
  ConstraintContext,
  ConstraintJudge,
  Judgement,
} from './ConstraintJudge';

type Limits = NonNullable<OutcomeConstraints['compliance']>;

const WHAT: Record<keyof Limits, string> = {
  missingSignOffs: 'environments without a valid sign-off',
  missingAttestations: 'environments without attestation',
  unresolvedDrift: 'environments outside their pattern',
};

/** Judges by sign-offs, attestations and drift of environments. @internal */
export class ComplianceJudge implements ConstraintJudge<'compliance'> {
  readonly constraint = 'compliance';
  readonly #facts: Pick<EnvironmentFacts, 'environments'>;
  readonly #approvals: Pick<PatternApprovals, 'statesOf'>;

  static create(options: {
    facts: Pick<EnvironmentFacts, 'environments'>;
    approvals: Pick<PatternApprovals, 'statesOf'>;
  }): ComplianceJudge {
    return new ComplianceJudge(options);
  }

  private constructor(options: Parameters<typeof ComplianceJudge.create>[0]) {
    this.#facts = options.facts;
    this.#approvals = options.approvals;
  }

  async judge(limits: Limits, context: ConstraintContext): Promise<Judgement> {
    const environments = await this.#environments(context.components);
    const states = await this.#approvals.statesOf(environments);
    const n = environments.length;
    const counts: Record<keyof Limits, number | null> = {
      missingSignOffs: states.filter(state => state === 'unapproved').length,
      missingAttestations: environments.filter(
        ({ attestations }) => attestations !== 'genuine',
      ).length,
      unresolvedDrift: environments.filter(({ isOutside }) => isOutside).length,
    };
    const checks = (Object.keys(WHAT) as Array<keyof Limits>).flatMap(name => {
      const limit = limits[name];
      if (limit === undefined) {
        return [];
      }
      const now = n === 0 ? null : counts[name];
      return [
        {
          what: WHAT[name],
          ...constraintCheck(now, limit, 'atMost'),
          now,
          limit,
          unit: 'environments',
          bound: 'atMost' as const,
          ...(n > 0 && { note: `of ${n}` }),
        },
      ];
    });
    return {
      constraint: 'compliance',
      state: constraintState(checks),
      checks,
      evidence: '/delivery/patterns',
      ...(n === 0 && {
        reason:
          'None of its components has an environment from a pattern, so nothing attests to it; make one from a signed-off pattern',
      }),
    };
  }

  async #environments(
    components: readonly string[],
  ): Promise<EnvironmentFact[]> {
    const wanted = new Set(components);
    return (await this.#facts.environments()).filter(
      ({ component }) => component !== null && wanted.has(component),
    );
  }
}
