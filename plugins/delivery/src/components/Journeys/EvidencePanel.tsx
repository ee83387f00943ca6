import { JourneyDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import CheckIcon from '@material-ui/icons/Check';
import HelpIcon from '@material-ui/icons/HelpOutline';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { formatInstant } from '../../format';
import { Panel } from '../layout';
import { DataQualityFooter, StatusChip } from '../states';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { describeMilestone } from '../Timeline';

/** Where each boundary comes from, and what looked wrong. */
export function EvidencePanel(props: { detail: JourneyDetail }) {
  const { journey, anomalies, timestamps } = props.detail;
  const classes = useTableClasses();
  return (
    <Panel
      title="Evidence"
      subtitle="Where each milestone comes from."
      flush
      footer={<DataQualityFooter timestamps={timestamps} />}
    >
      <table className={classes.table} aria-label="Evidence">
        <thead>
          <tr>
            <HeadCell>When</HeadCell>
            <HeadCell>What</HeadCell>
            <HeadCell>Timestamp</HeadCell>
          </tr>
        </thead>
        <tbody>
          {journey.milestones.map(milestone => (
            <tr key={milestone.name}>
              <Cell noWrap>{formatInstant(milestone.at)}</Cell>
              <Cell header strong>
                {describeMilestone(milestone, journey.milestones)}
                <CellNote>{milestone.evidence}</CellNote>
              </Cell>
              <Cell>
                {milestone.provenance === 'observed' ? (
                  <StatusChip tone="good" icon={CheckIcon} label="Observed" />
                ) : (
                  <StatusChip tone="caution" icon={HelpIcon} label="Inferred" />
                )}
              </Cell>
            </tr>
          ))}
          {anomalies.map(anomaly => (
            <tr key={`${anomaly.code} ${anomaly.at}`}>
              <Cell noWrap>{formatInstant(anomaly.at)}</Cell>
              <Cell header>
                {anomaly.message}
                <CellNote>{anomaly.code}</CellNote>
              </Cell>
              <Cell>
                <StatusChip tone="caution" icon={WarningIcon} label="Anomaly" />
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
