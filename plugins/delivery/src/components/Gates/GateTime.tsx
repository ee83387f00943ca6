import { GateInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import {
  DayCounting,
  Distribution,
  formatDays,
  formatPercentile,
  secondsOf,
} from '../../format';
import { Kind, KIND_LABELS, KindSwatch } from '../../kinds';
import { KindBar } from '../charts';
import { gateKinds } from './gateKinds';
import { useSectionClasses } from './useSectionClasses';

const useStyles = makeStyles(
  theme => ({
    legend: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      marginTop: theme.spacing(0.75),
      fontSize: 12,
    },
    part: { display: 'inline-flex', alignItems: 'center', gap: 6 },
  }),
  { name: 'DeliveryGateTime' },
);

/** The time at a gate: waiting, deciding, and sent back. */
export function GateTime(props: { gate: GateInsight; counting: DayCounting }) {
  const { gate, counting } = props;
  const classes = useStyles();
  const section = useSectionClasses();
  const parts: Array<[Kind, Distribution]> = [
    ['queue', gate.queue],
    ['processing', gate.processing],
    ['return', gate.return],
  ];
  return (
    <section className={section.section}>
      <h3 className={section.heading}>
        {counting === 'working' ? 'Working' : 'Elapsed'} time of decided rounds
      </h3>
      <KindBar seconds={gateKinds(gate)} height={16} />
      <div className={classes.legend}>
        {parts.map(([kind, distribution]) => (
          <span key={kind} className={classes.part}>
            <KindSwatch kind={kind} />
            <b>{KIND_LABELS[kind]}</b>
            {distribution.n === 0
              ? 'not observed'
              : `${formatDays(
                  distribution.sum / secondsOf('day', counting),
                )} · P50 ${formatPercentile(distribution, 'p50', counting)} · ${
                  distribution.n
                } items`}
          </span>
        ))}
        <span>
          Gate-days = queue + processing = {formatDays(gate.gateDays)}
        </span>
      </div>
    </section>
  );
}
