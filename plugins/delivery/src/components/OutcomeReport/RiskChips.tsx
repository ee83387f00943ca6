import { OutcomeRisk } from '@delivery-stack/backstage-plugin-delivery-common';
import WarningIcon from '@material-ui/icons/ReportProblemOutlined';
import { StatusChip } from '../states';
import { RISKS } from './risks';
import { useReportClasses } from './useReportClasses';

/** Why an outcome is at risk; nothing where it is not. */
export function RiskChips(props: { risks: readonly OutcomeRisk[] }) {
  const { risks } = props;
  const classes = useReportClasses();
  return risks.length === 0 ? null : (
    <div className={classes.row} role="group" aria-label="At risk">
      {risks.map(risk => (
        <StatusChip
          key={risk}
          tone="caution"
          icon={WarningIcon}
          label={RISKS[risk].label}
        />
      ))}
    </div>
  );
}
