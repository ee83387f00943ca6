import { Metering } from '@delivery-stack/backstage-plugin-delivery-common';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { StatusChip } from '../states';
import { meteringProblem, sourceWords } from './measureWords';
import { useReportClasses } from './useReportClasses';

const STATES: Record<Metering['state'], string> = {
  current: 'Current',
  stale: 'Stale',
  failing: 'Failing',
  empty: 'No reading yet',
  unmetered: 'Not measured',
  foreign: 'Unknown meter',
};

/** Where figures come from, how fresh they are, and what is wrong. */
export function MeteringNotes(props: { metering: Metering; asOf: string }) {
  const { metering, asOf } = props;
  const classes = useReportClasses();
  const problem = meteringProblem(metering);
  return (
    <>
      <p className={classes.note}>{sourceWords(metering, asOf)}</p>
      {problem && (
        <div className={classes.row} role="status">
          <StatusChip
            tone="caution"
            icon={WarningIcon}
            label={STATES[metering.state]}
          />
          <span>{problem}</span>
        </div>
      )}
    </>
  );
}
