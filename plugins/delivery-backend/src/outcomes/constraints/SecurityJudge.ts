import {
  ConstraintCheck,
  OutcomeConstraints,
  outcomeSeconds,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { constraintCheck, constraintState } from '@delivery-stack/flow';
import {
  FindingStore,
  severities,
  Severity,
} from '../../findings/FindingStore';
import {
  lookedForWords,
  Posture,
  readPosture,
  unseenReason,
} from '../../findings/Posture';
import { DAY } from '../../projection/days';
import {
  ConstraintContext,
  ConstraintJudge,
  Judgement,
} from './ConstraintJudge';

type Limits = NonNullable<OutcomeConstraints['security']>;

/**
 * Judges by the open findings of scanners: how many, and how old.
 *
 * @remarks
 * No finding is no pass where nobody looked: the limit is then not known,
 * unless what is known already breaks it.
 *
 * @internal
 */
export class SecurityJudge implements ConstraintJudge<'security'> {
  readonly constraint = 'security';
  readonly #findings: Pick<FindingStore, 'openOf' | 'scansOf'>;

  static create(options: {
    findings: Pick<FindingStore, 'openOf' | 'scansOf'>;
  }): SecurityJudge {
    return new SecurityJudge(options.findings);
  }

  private constructor(findings: Pick<FindingStore, 'openOf' | 'scansOf'>) {
    this.#findings = findings;
  }

  async judge(limits: Limits, context: ConstraintContext): Promise<Judgement> {
    const { components, asOf } = context;
    const ages = agesOf(limits);
    const before = Object.fromEntries(
      ages.map(({ severity, seconds }) => [severity, asOf - seconds * 1_000]),
    );
    const posture = await readPosture(this.#findings, components, {
      asOf,
      before,
    });
    const checks = [
      ...severities.flatMap(severity =>
        limits[severity] === undefined
          ? []
          : [countCheck(severity, limits[severity], posture)],
      ),
      ...ages.map(age => ageCheck(age, posture)),
    ];
    const [first, ...others] = checks;
    const looked = lookedForWords(posture, components.length);
    const reason = unseenReason(components, posture.unseen);
    const evidence = posture.open.find(each => each.url)?.url;
    return {
      constraint: 'security',
      state: constraintState(checks),
      // Once: what was looked for is the same for each limit.
      checks: first && looked ? [withNote(first, looked), ...others] : checks,
      ...(evidence !== undefined && { evidence }),
      ...(reason !== undefined && { reason }),
    };
  }
}

function withNote(check: ConstraintCheck, note: string): ConstraintCheck {
  return { ...check, note: [check.note, note].filter(Boolean).join('; ') };
}

interface Age {
  severity: Severity;
  /** As it was written, like `P7D`. */
  text: string;
  seconds: number;
}

function agesOf({ maxAge }: Limits): Age[] {
  return severities.flatMap(severity => {
    const text = maxAge?.[severity];
    return text === undefined
      ? []
      : [{ severity, text, seconds: outcomeSeconds(text)! }];
  });
}

function countCheck(
  severity: Severity,
  limit: number,
  posture: Posture,
): ConstraintCheck {
  const found = posture.open.find(each => each.severity === severity);
  const days = found && Math.floor((posture.asOf - found.oldest) / DAY);
  return checked(posture, {
    what: `open ${severity} findings`,
    count: found?.open ?? 0,
    limit,
    note: days === undefined ? undefined : `oldest ${days} d`,
  });
}

function ageCheck({ severity, text }: Age, posture: Posture): ConstraintCheck {
  const found = posture.open.find(each => each.severity === severity);
  return checked(posture, {
    what: `open ${severity} findings older than ${text}`,
    count: found?.overdue ?? 0,
    limit: 0,
  });
}

/** Where somebody was not looked at, a count is only the least there can be. */
function checked(
  { unseen }: Posture,
  check: { what: string; count: number; limit: number; note?: string },
): ConstraintCheck {
  const { what, count, limit, note } = check;
  const common = { what, limit, unit: 'findings', bound: 'atMost' as const };
  const standing = constraintCheck(count, limit, 'atMost');
  if (unseen.length > 0 && standing.state === 'pass') {
    const unknown = constraintCheck(null, limit, 'atMost');
    return {
      ...common,
      ...unknown,
      now: null,
      note: `at least ${count} known`,
    };
  }
  return { ...common, ...standing, now: count, ...(note && { note }) };
}
