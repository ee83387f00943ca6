import { JourneySummary } from '@delivery-stack/backstage-plugin-delivery-common';
import CheckIcon from '@material-ui/icons/Check';
import OpenIcon from '@material-ui/icons/Schedule';
import { formatDayNumber } from '../../format';
import { StatusChip } from '../states';

/** Whether a journey is over, and if not, on which day it is. */
export function StatusOfJourney(props: { journey: JourneySummary }) {
  const { journey } = props;
  return journey.status === 'closed' ? (
    <StatusChip tone="good" icon={CheckIcon} label="Closed" />
  ) : (
    <StatusChip
      tone="info"
      icon={OpenIcon}
      label={`Open, ${formatDayNumber(journey.elapsed)}`}
    />
  );
}
