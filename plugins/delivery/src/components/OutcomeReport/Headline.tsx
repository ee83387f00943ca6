import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { DateTime } from 'luxon';
import { dueIn } from '../Outcome/words';
import { RiskChips } from './RiskChips';
import { useReportClasses } from './useReportClasses';

/** What the outcome is, whose it is, and when it is due. */
export function Headline(props: { report: OutcomeReport }) {
  const { report } = props;
  const { statement, owner, domain, measure, asOf, risks } = report;
  const classes = useReportClasses();
  return (
    <div>
      <p className={classes.statement}>{statement}</p>
      <p className={classes.note}>
        Due {dueIn(measure.due, DateTime.fromISO(asOf))} · Owner{' '}
        <EntityRefLink entityRef={owner} defaultKind="group" />
        {domain && (
          <>
            {' · Domain '}
            <EntityRefLink entityRef={domain} defaultKind="domain" />
          </>
        )}
      </p>
      <div className={classes.chips}>
        <RiskChips risks={risks} />
      </div>
    </div>
  );
}
