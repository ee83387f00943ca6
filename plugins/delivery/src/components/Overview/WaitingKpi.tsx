import { Overview } from '@delivery-stack/backstage-plugin-delivery-common';
import CheckIcon from '@material-ui/icons/Check';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { Link } from '@backstage/core-components';
import { formatDuration, formatNumber } from '../../format';
import { StatPanel } from '../layout';
import { StatusChip } from '../states';

/** How much waits now, and how much of it longer than ever before. */
export function WaitingKpi(props: {
  waiting: Overview['waiting'];
  gatesPath?: string;
}) {
  const { waiting, gatesPath } = props;
  const { total, oldest, olderThanP95 } = waiting;
  return (
    <StatPanel
      label="Waiting at gates now"
      value={formatNumber(total)}
      note={
        oldest === null
          ? 'nothing waits'
          : `${total === 1 ? 'item' : 'items'}, oldest ${formatDuration(
              oldest,
            )}`
      }
      footer={gatesPath && <Link to={gatesPath}>Open the gates</Link>}
    >
      {total > 0 &&
        (olderThanP95 > 0 ? (
          <StatusChip
            tone="bad"
            icon={WarningIcon}
            label={`${formatNumber(olderThanP95)} older than P95`}
          />
        ) : (
          <StatusChip
            tone="good"
            icon={CheckIcon}
            label="None older than P95"
          />
        ))}
    </StatPanel>
  );
}
