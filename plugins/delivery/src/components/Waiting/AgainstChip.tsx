import { WaitingItem } from '@delivery-stack/backstage-plugin-delivery-common';
import CheckIcon from '@material-ui/icons/Check';
import ClockIcon from '@material-ui/icons/Schedule';
import HelpIcon from '@material-ui/icons/HelpOutline';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { StatusChip, Tone } from '../states';

const AGAINST: Record<
  NonNullable<WaitingItem['against']> | 'unknown',
  { label: string; tone: Tone; icon: typeof CheckIcon }
> = {
  withinP50: { label: 'Within P50', tone: 'good', icon: CheckIcon },
  withinP85: { label: 'P50 to P85', tone: 'neutral', icon: ClockIcon },
  withinP95: { label: 'P85 to P95', tone: 'caution', icon: ClockIcon },
  olderThanP95: { label: 'Older than P95', tone: 'bad', icon: WarningIcon },
  unknown: { label: 'Too little past', tone: 'neutral', icon: HelpIcon },
};

/** An open item's age against what its gate took in the past. */
export function AgainstChip(props: { against: WaitingItem['against'] }) {
  const { label, tone, icon } = AGAINST[props.against ?? 'unknown'];
  return <StatusChip label={label} tone={tone} icon={icon} />;
}
