import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  checkOutcome,
  describeComplaint,
  Outcome,
  OutcomeComplaint,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import { DateTime } from 'luxon';
import { useOutcome } from '../../hooks';
import { OutcomeReportAnswer } from '../OutcomeReport';
import { Notice } from '../states';
import { OutcomeTable } from './OutcomeTable';
import { openPoint } from './words';

const useStyles = makeStyles(
  theme => ({
    statement: { margin: theme.spacing(0, 0, 1), fontSize: 16 },
    heading: { margin: theme.spacing(2, 0, 1), fontSize: 14 },
    list: { margin: theme.spacing(0.5, 0, 0), paddingLeft: theme.spacing(2.5) },
  }),
  { name: 'DeliveryOutcome' },
);

/** What is known of an outcome, and below what it declares. */
export function OutcomeContent() {
  const { entity } = useEntity();
  const now = DateTime.now();
  const reading = checkOutcome(entity, { now: now.toJSDate() });
  if (!reading.ok) {
    return (
      <Notice
        icon={ErrorOutlineIcon}
        text="What this outcome declares cannot be read."
        detail={reading.complaints.map(describeComplaint).join(' · ')}
      />
    );
  }
  return (
    <ReportAndDeclaration
      outcome={reading.outcome}
      now={now}
      warnings={reading.warnings}
    />
  );
}

function ReportAndDeclaration(props: {
  outcome: Outcome;
  now: DateTime;
  warnings: readonly OutcomeComplaint[];
}) {
  const { outcome, now, warnings } = props;
  const { entity } = useEntity();
  const classes = useStyles();
  const query = useOutcome(stringifyEntityRef(entity));
  return (
    <>
      {/* The report says it as well; it is not to be missed without one. */}
      {!query.data && (
        <p className={classes.statement}>{outcome.spec.statement}</p>
      )}
      <OutcomeReportAnswer query={query} linked />
      <h3 className={classes.heading}>Declared</h3>
      <OutcomeTable outcome={outcome} now={now} />
      <OpenPoints points={warnings} />
    </>
  );
}

function OpenPoints(props: { points: readonly OutcomeComplaint[] }) {
  const { points } = props;
  const classes = useStyles();
  if (points.length === 0) {
    return null;
  }
  return (
    <section aria-label="Still open">
      Still open:
      <ul className={classes.list}>
        {points.map(point => (
          <li key={point.path}>{openPoint(point)}</li>
        ))}
      </ul>
    </section>
  );
}
