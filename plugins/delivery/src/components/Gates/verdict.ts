import { DeliveryTest } from '@delivery-stack/backstage-plugin-delivery-common';
import CheckIcon from '@material-ui/icons/Check';
import HelpIcon from '@material-ui/icons/HelpOutline';
import EmbedIcon from '@material-ui/icons/SystemUpdateAlt';
import TargetIcon from '@material-ui/icons/TrackChanges';
import UnrecordedIcon from '@material-ui/icons/RemoveCircleOutline';
import { Tone } from '../states';

/** What a verdict is called, and how it looks. */
export const VERDICTS: Record<
  DeliveryTest['verdict'] | 'notRecorded',
  { label: string; tone: Tone; icon: typeof CheckIcon }
> = {
  keep: { label: 'Keep', tone: 'good', icon: CheckIcon },
  embed: { label: 'Embed', tone: 'info', icon: EmbedIcon },
  target: { label: 'Target by risk', tone: 'caution', icon: TargetIcon },
  notEnoughEvidence: {
    label: 'Not enough evidence',
    tone: 'neutral',
    icon: HelpIcon,
  },
  notRecorded: {
    label: 'Outcomes not recorded',
    tone: 'neutral',
    icon: UnrecordedIcon,
  },
};
