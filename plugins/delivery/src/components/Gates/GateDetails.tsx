import { GateInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Frame, useDeliveryLinks } from '../../frame';
import { useGate } from '../../hooks';
import { Answer } from '../states';
import { WaitingTable } from '../Waiting';
import { Checklist } from './Checklist';
import { GateTime } from './GateTime';
import { RiskClasses } from './RiskClasses';
import { useSectionClasses } from './useSectionClasses';
import { WaitingCurve } from './WaitingCurve';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(2) },
    columns: {
      display: 'grid',
      gap: theme.spacing(3),
      gridTemplateColumns: 'minmax(0, 1fr)',
      [theme.breakpoints.up('lg')]: {
        gridTemplateColumns: '300px minmax(0, 1fr) 230px',
      },
    },
  }),
  { name: 'DeliveryGateDetails' },
);

/** Why a gate's row says what it says. */
export function GateDetails(props: { gate: GateInsight; frame: Frame }) {
  const { gate, frame } = props;
  const classes = useStyles();
  const section = useSectionClasses();
  const links = useDeliveryLinks(frame);
  const query = useGate(gate.id, frame);
  const journeys = links.journeys(gate.id);
  return (
    <div className={classes.root}>
      <Answer what="this gate" query={query} scope={frame.scope}>
        {detail => (
          <>
            <div className={classes.columns}>
              <WaitingCurve
                curve={detail.curve}
                queue={detail.gate.queue}
                counting={detail.frame.calendar}
              />
              <RiskClasses
                classes={detail.byRiskClass}
                recorded={detail.gate.deliveryTest !== null}
              />
              <Checklist
                test={detail.gate.deliveryTest}
                riskClasses={detail.byRiskClass}
              />
            </div>
            <GateTime gate={detail.gate} counting={detail.frame.calendar} />
            {detail.waiting.length > 0 && (
              <section className={section.section}>
                <h3 className={section.heading}>Oldest open items</h3>
                <WaitingTable
                  items={detail.waiting}
                  links={links}
                  label={`Oldest open items of ${gate.title}`}
                />
              </section>
            )}
            {journeys && (
              <p className={section.section}>
                <Link to={journeys}>All journeys through this gate</Link>
              </p>
            )}
          </>
        )}
      </Answer>
    </div>
  );
}
