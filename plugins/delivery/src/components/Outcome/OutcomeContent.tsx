import { useEntity } from '@backstage/plugin-catalog-react';
import {
  checkOutcome,
  describeComplaint,
  OutcomeComplaint,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import ErrorOutlineIcon from '@material-ui/icons/ErrorOutline';
import { DateTime } from 'luxon';
import { Notice } from '../states';
import { OutcomeTable } from './OutcomeTable';
import { openPoint } from './words';

const useStyles = makeStyles(
  theme => ({
    statement: { margin: theme.spacing(0, 0, 1), fontSize: 16 },
    note: { margin: theme.spacing(1, 0), color: theme.palette.text.secondary },
    list: { margin: theme.spacing(0.5, 0, 0), paddingLeft: theme.spacing(2.5) },
  }),
  { name: 'DeliveryOutcome' },
);

/** What an outcome declares, and what nothing is known of yet. */
export function OutcomeContent() {
  const { entity } = useEntity();
  const classes = useStyles();
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
    <>
      <p className={classes.statement}>{reading.outcome.spec.statement}</p>
      <OutcomeTable outcome={reading.outcome} now={now} />
      <p className={classes.note}>
        All of this is declared, none of it measured. No meter reports yet:
        progress, adoption and time-to-value are not known, and no constraint is
        evaluated.
      </p>
      <OpenPoints points={reading.warnings} />
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
