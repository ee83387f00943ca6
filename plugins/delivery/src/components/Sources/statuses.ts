import { ComponentType } from 'react';
import { SourceItem } from '@delivery-stack/backstage-plugin-delivery-common';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import PartialIcon from '@material-ui/icons/ReportProblemOutlined';
import OkIcon from '@material-ui/icons/CheckCircleOutline';
import RunningIcon from '@material-ui/icons/Sync';
import WaitingIcon from '@material-ui/icons/Schedule';
import { Tone } from '../states';

/** How a status reads: a word, an icon and a tone. */
export const STATUSES: Record<
  SourceItem['status'],
  { label: string; tone: Tone; icon: ComponentType<SvgIconProps> }
> = {
  waiting: { label: 'Never ran yet', tone: 'neutral', icon: WaitingIcon },
  running: { label: 'Running', tone: 'info', icon: RunningIcon },
  ok: { label: 'Up to date', tone: 'good', icon: OkIcon },
  partial: { label: 'Partly fetched', tone: 'caution', icon: PartialIcon },
  failed: { label: 'Failed', tone: 'bad', icon: ErrorIcon },
};
