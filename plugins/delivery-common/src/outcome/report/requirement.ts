import { OutcomeSummary } from './report';

/** What a campaign can ask of outcomes. @public */
export const campaignRequirements = [
  'measured',
  'adoptionDeclared',
  'timeToValueTargetDeclared',
  'timeToValueWithinTarget',
  'costPasses',
  'securityPasses',
  'reliabilityPasses',
  'compliancePasses',
  'onTime',
] as const;

/** One thing that a campaign can ask of outcomes. @public */
export type CampaignRequirement = (typeof campaignRequirements)[number];

/** Each requirement as the rest of "Every outcome …". @public */
export const campaignRequirementTitles: Record<CampaignRequirement, string> = {
  measured: 'is measured',
  adoptionDeclared: 'says when it is adopted',
  timeToValueTargetDeclared: 'has a target for time-to-value',
  timeToValueWithinTarget: 'keeps to its target for time-to-value',
  costPasses: 'keeps to its cost envelope',
  securityPasses: 'passes its security constraint',
  reliabilityPasses: 'passes its reliability constraint',
  compliancePasses: 'passes its compliance constraint',
  onTime: 'is on time',
};

/** Whether an outcome meets a requirement, and why not. @public */
export type RequirementVerdict =
  | { meets: true }
  | { meets: false; reason: string };

type Judge = (summary: OutcomeSummary) => string | undefined;
type Constraint = OutcomeSummary['constraints'][number]['constraint'];

const NO_TARGET = 'No target for time-to-value is declared.';

const UNMEASURED: Record<
  OutcomeSummary['measure']['state'],
  string | undefined
> = {
  current: undefined,
  stale: 'The last reading holds no longer.',
  failing: 'The last attempt to read it failed.',
  empty: 'Nothing was read yet.',
  unmetered: 'No meter is declared.',
  foreign: 'No module here has its meter.',
};

const NOT_ON_TIME: Record<
  OutcomeSummary['measure']['forecast']['state'],
  string | undefined
> = {
  reached: undefined,
  onTime: undefined,
  late: 'It is expected after its due day.',
  notMoving: 'It does not move towards its target.',
  tooFew: 'There are too few readings to forecast it.',
};

/** Why a requirement is not met; undefined where it is. */
const JUDGES: Record<CampaignRequirement, Judge> = {
  measured: ({ measure }) => UNMEASURED[measure.state],
  adoptionDeclared: ({ timeToValue }) =>
    timeToValue.measured.endsWith('adopted')
      ? undefined
      : 'It does not say when it is adopted.',
  timeToValueTargetDeclared: ({ timeToValue }) =>
    timeToValue.target === undefined ? NO_TARGET : undefined,
  timeToValueWithinTarget: whyOverTarget,
  costPasses: summary => whyNoPass(summary, 'cost'),
  securityPasses: summary => whyNoPass(summary, 'security'),
  reliabilityPasses: summary => whyNoPass(summary, 'reliability'),
  compliancePasses: summary => whyNoPass(summary, 'compliance'),
  onTime: ({ measure }) => NOT_ON_TIME[measure.forecast.state],
};

/**
 * Whether an outcome meets a requirement.
 *
 * @remarks
 * What cannot be said is not met: no figure is no good figure.
 *
 * @public
 */
export function meetsRequirement(
  summary: OutcomeSummary,
  requirement: CampaignRequirement,
): RequirementVerdict {
  const reason = JUDGES[requirement](summary);
  return reason === undefined ? { meets: true } : { meets: false, reason };
}

function whyOverTarget({ timeToValue }: OutcomeSummary): string | undefined {
  const { target, latest } = timeToValue;
  if (target === undefined) {
    return NO_TARGET;
  }
  if (latest === null) {
    return 'No increment got there yet.';
  }
  return latest > target
    ? 'The latest increment took longer than the target.'
    : undefined;
}

function whyNoPass(
  { constraints }: OutcomeSummary,
  name: Constraint,
): string | undefined {
  const found = constraints.find(({ constraint }) => constraint === name);
  if (!found) {
    return `No ${name} constraint is declared.`;
  }
  const reasons = {
    pass: undefined,
    fail: `Its ${name} constraint fails.`,
    unknown: `Its ${name} constraint is not known.`,
  };
  return reasons[found.state];
}
