import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { Link } from '@backstage/core-components';
import { formatCount, formatInstant } from '../../format';
import { useDeliveryLinks } from '../../frame';
import { AskedSection } from '../Campaigns/AskedSection';
import { AccountabilitySection } from './AccountabilitySection';
import { AdoptionSection } from './AdoptionSection';
import { CheckInSection } from './CheckInSection';
import { ConstraintSection } from './ConstraintSection';
import { CostSection } from './CostSection';
import { FunctionMeasures } from './FunctionMeasures';
import { Headline } from './Headline';
import { MeasureSection } from './MeasureSection';
import { NextMoveSection } from './NextMoveSection';
import { TimeToValueSection } from './TimeToValueSection';
import { useReportClasses } from './useReportClasses';

/** What a report is shown with. */
export interface OutcomeReportBodyProps {
  report: OutcomeReport;
  /** Set where what was said on a day in the past is shown. */
  past?: boolean;
  /** The last attempt to ask again failed. */
  failed?: boolean;
  /** Set on cards: leads to the page of the outcome. */
  linked?: boolean;
}

/**
 * Who answers for what of an outcome, in the order in which leaders ask.
 *
 * @remarks Takes no layout from what it stands in.
 */
export function OutcomeReportBody(props: OutcomeReportBodyProps) {
  const { report, past } = props;
  const classes = useReportClasses();
  return (
    <article className={classes.printable} aria-label={report.title}>
      <Headline report={report} />
      <div className={classes.columns}>
        <div>
          <MeasureSection report={report} />
          <CostSection report={report} />
          <AdoptionSection report={report} />
        </div>
        <TimeToValueSection report={report} />
      </div>
      <AccountabilitySection report={report} />
      <FunctionMeasures report={report} />
      <ConstraintSection report={report} />
      <NextMoveSection report={report} />
      <CheckInSection report={report} past={past} />
      {!past && <AskedSection outcome={report.outcome} />}
      <Footer {...props} />
    </article>
  );
}

function Footer(props: OutcomeReportBodyProps) {
  const { report, failed, linked } = props;
  const classes = useReportClasses();
  const path = useDeliveryLinks().outcome(report.outcome);
  const missing = report.contributors.filter(each => each.missing).length;
  const asOf = formatInstant(report.asOf);
  return (
    <div className={classes.section}>
      {missing > 0 && (
        <p className={classes.note}>
          {formatCount(missing, 'contributor')} of {report.contributors.length}{' '}
          {missing === 1 ? 'is' : 'are'} not in the catalog (any more):{' '}
          {report.contributors
            .filter(each => each.missing)
            .map(each => each.ref)
            .join(', ')}
          .
        </p>
      )}
      <div className={classes.row}>
        <span role={failed ? 'alert' : undefined}>
          {failed
            ? `Could not ask again: this was so at ${asOf}.`
            : `As of ${asOf}.`}
        </span>
        {linked && path && <Link to={path}>History and full page</Link>}
      </div>
    </div>
  );
}
