import {
  CampaignItem,
  CampaignStanding,
} from '@delivery-stack/backstage-plugin-delivery-common';
import OkIcon from '@material-ui/icons/CheckCircleOutline';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import EndedIcon from '@material-ui/icons/HighlightOff';
import EmptyIcon from '@material-ui/icons/RemoveCircleOutline';
import RunningIcon from '@material-ui/icons/Schedule';
import { Reading } from '../Patterns/states';

/** How a campaign stands. */
export const STANDINGS: Record<CampaignStanding, Reading> = {
  running: { label: 'Running', tone: 'info', icon: RunningIcon },
  missed: { label: 'Missed', tone: 'bad', icon: ErrorIcon },
  done: { label: 'Done', tone: 'good', icon: OkIcon },
  empty: { label: 'Asks nothing', tone: 'neutral', icon: EmptyIcon },
  ended: { label: 'Ended', tone: 'neutral', icon: EndedIcon },
};

/** Where an outcome stands; exempt never looks like met. */
export const ITEM_STATES: Record<CampaignItem['state'], Reading> = {
  open: { label: 'Open', tone: 'caution', icon: RunningIcon },
  exempt: { label: 'Exempt', tone: 'neutral', icon: EmptyIcon },
  met: { label: 'Met', tone: 'good', icon: OkIcon },
};
