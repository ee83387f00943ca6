import {
  Compliance,
  ComplianceState,
  DriftKind,
} from '@delivery-stack/backstage-plugin-delivery-common';
import OkIcon from '@material-ui/icons/CheckCircleOutline';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import AskIcon from '@material-ui/icons/HelpOutline';
import SilentIcon from '@material-ui/icons/Schedule';
import { Reading } from '../Patterns/states';

/** How an environment stands by what its pipeline says. */
export const COMPLIANCE_STATES: Record<ComplianceState, Reading> = {
  inside: { label: 'Inside its pattern', tone: 'good', icon: OkIcon },
  outside: { label: 'Outside its pattern', tone: 'bad', icon: ErrorIcon },
  silent: { label: 'Nothing heard lately', tone: 'caution', icon: SilentIcon },
  none: { label: 'Never checked', tone: 'neutral', icon: AskIcon },
};

/** What is otherwise than it was made. */
export const DRIFT_WORDS: Record<DriftKind, string> = {
  changed: 'changed',
  missing: 'missing',
  added: 'added where nothing may be',
};

/** Whether a policy holds. */
export const POLICY_RESULTS: Record<'pass' | 'fail', Reading> = {
  pass: { label: 'Holds', tone: 'good', icon: OkIcon },
  fail: { label: 'Does not hold', tone: 'bad', icon: ErrorIcon },
};

/** What is known about the sign-offs in the repository. */
export const ATTESTATIONS_WORDS: Record<
  NonNullable<Compliance['attestations']>,
  string
> = {
  genuine: 'genuine',
  refused: 'not genuine, or missing',
  unchecked: 'not checked: its pipeline gives no keys',
};
