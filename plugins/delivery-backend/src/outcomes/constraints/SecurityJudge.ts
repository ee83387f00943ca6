import { OutcomeConstraints } from '@delivery-stack/backstage-plugin-delivery-common';
import { constraintCheck, constraintState } from '@delivery-stack/flow';
import { ConstraintJudge, Judgement } from './ConstraintJudge';

type Limits = NonNullable<OutcomeConstraints['security']>;
const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;

/**
 * Names the limits on findings, and that nothing reports findings.
 *
 * @remarks Unknown is no pass: the card says what is missing.
 * @internal
 */
export class SecurityJudge implements ConstraintJudge<'security'> {
  readonly constraint = 'security';

  async judge(limits: Limits): Promise<Judgement> {
    const checks = SEVERITIES.flatMap(severity => {
      const limit = limits[severity];
      return limit === undefined
        ? []
        : [
            {
              what: `open ${severity} findings`,
              ...constraintCheck(null, limit, 'atMost'),
              now: null,
              limit,
              unit: 'findings',
              bound: 'atMost' as const,
            },
          ];
    });
    return {
      constraint: 'security',
      state: constraintState(checks),
      checks,
      reason:
        'Nothing reports findings to this backend, so nobody can say whether the limit holds',
    };
  }
}
