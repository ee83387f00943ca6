import {
  ConstraintReport,
  OutcomeRisk,
} from '@delivery-stack/backstage-plugin-delivery-common';
import FailIcon from '@material-ui/icons/Close';
import HelpIcon from '@material-ui/icons/HelpOutline';
import PassIcon from '@material-ui/icons/Check';
import { Tone } from '../states';

/** What a risk is called, and why it is one. */
export const RISKS: Record<OutcomeRisk, { label: string; why: string }> = {
  late: {
    label: 'Late',
    why: 'as it moves now, the target is reached after the due day',
  },
  notMoving: {
    label: 'Not moving',
    why: 'its measure does not move towards the target',
  },
  overdue: {
    label: 'Overdue',
    why: 'the due day has passed without the target being reached',
  },
  notMeasured: {
    label: 'Not measured',
    why: 'nothing current says how its measure stands',
  },
  overTarget: {
    label: 'Over target',
    why: 'time-to-value is longer than its target',
  },
  constraintFails: {
    label: 'Constraint fails',
    why: 'cost, reliability, security or compliance does not hold',
  },
};

/** What a constraint is called. */
export const CONSTRAINTS: Record<ConstraintReport['constraint'], string> = {
  cost: 'Cost',
  reliability: 'Reliability',
  security: 'Security',
  compliance: 'Compliance',
};

/** How a state looks: an icon and a word. */
export const CONSTRAINT_STATES: Record<
  ConstraintReport['state'],
  { label: string; tone: Tone; icon: typeof PassIcon }
> = {
  pass: { label: 'Pass', tone: 'good', icon: PassIcon },
  fail: { label: 'Fail', tone: 'bad', icon: FailIcon },
  unknown: { label: 'Unknown', tone: 'neutral', icon: HelpIcon },
};
