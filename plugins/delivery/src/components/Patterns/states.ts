import { ComponentType } from 'react';
import {
  EnvironmentState,
  ExceptionState,
  PatternSignOff,
  PatternState,
  Standing,
  StandingState,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import OkIcon from '@material-ui/icons/CheckCircleOutline';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import AskIcon from '@material-ui/icons/HelpOutline';
import EndedIcon from '@material-ui/icons/HighlightOff';
import SoonIcon from '@material-ui/icons/ReportProblemOutlined';
import WaitingIcon from '@material-ui/icons/Schedule';
import BackIcon from '@material-ui/icons/Undo';
import { Tone } from '../states';

/** How a state reads: words, an icon and a tone. */
export interface Reading {
  label: string;
  tone: Tone;
  icon: ComponentType<SvgIconProps>;
}

/** Whether a pattern can be used. */
export const PATTERN_STATES: Record<PatternState, Reading> = {
  signedOff: { label: 'Signed off', tone: 'good', icon: OkIcon },
  expiresSoon: { label: 'Expires soon', tone: 'caution', icon: SoonIcon },
  waiting: {
    label: 'Waiting for sign-off',
    tone: 'caution',
    icon: WaitingIcon,
  },
  notAsked: { label: 'Nobody asked yet', tone: 'neutral', icon: AskIcon },
  unreadable: { label: 'Unreadable', tone: 'bad', icon: ErrorIcon },
};

/** Where a function stands. */
export const STANDING_STATES: Record<StandingState, Reading> = {
  valid: { label: 'Signed off', tone: 'good', icon: OkIcon },
  expiresSoon: { label: 'Expires soon', tone: 'caution', icon: SoonIcon },
  missing: { label: 'Not decided', tone: 'caution', icon: WaitingIcon },
  older: {
    label: 'Signed an older content',
    tone: 'caution',
    icon: WaitingIcon,
  },
  notYet: { label: 'Dated in the future', tone: 'caution', icon: WaitingIcon },
  byAuthor: { label: 'Signed by the author', tone: 'bad', icon: EndedIcon },
  expired: { label: 'Expired', tone: 'bad', icon: EndedIcon },
  revoked: { label: 'Revoked', tone: 'bad', icon: EndedIcon },
  sentBack: { label: 'Sent back', tone: 'bad', icon: BackIcon },
};

/** How an environment stands to its pattern. */
export const ENVIRONMENT_STATES: Record<EnvironmentState, Reading> = {
  current: { label: 'Current', tone: 'good', icon: OkIcon },
  outdated: { label: 'Older, still approved', tone: 'caution', icon: SoonIcon },
  unapproved: { label: 'No longer approved', tone: 'bad', icon: EndedIcon },
};

/** What became of a request for a value outside. */
export const EXCEPTION_STATES: Record<ExceptionState, Reading> = {
  open: { label: 'Waiting', tone: 'caution', icon: WaitingIcon },
  granted: { label: 'Granted', tone: 'good', icon: OkIcon },
  denied: { label: 'Denied', tone: 'bad', icon: EndedIcon },
  used: { label: 'Used', tone: 'neutral', icon: OkIcon },
};

/** What was decided. */
export const DECISIONS: Record<PatternSignOff['decision'], Reading> = {
  approved: { label: 'Signed off', tone: 'good', icon: OkIcon },
  sentBack: { label: 'Sent back', tone: 'bad', icon: BackIcon },
  revoked: { label: 'Revoked', tone: 'bad', icon: EndedIcon },
};

/** Whether a function's standing lets a pattern be used. */
export function holds(state: StandingState): boolean {
  return state === 'valid' || state === 'expiresSoon';
}

/** Whether there is something to take back, be it of an older content: environments run that. */
export function isRevocable({ state, signOff }: Standing): boolean {
  return (
    holds(state) || (state === 'older' && signOff?.decision === 'approved')
  );
}
