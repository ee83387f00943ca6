import { Link } from '@backstage/core-components';
import { Overview } from '@delivery-stack/backstage-plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import {
  formatDuration,
  formatNumber,
  formatPercent,
  formatPercentile,
} from '../../format';
import { DeliveryLinks } from '../../frame';
import { AgainstChip } from '../Waiting';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2, 4) },
    label: {
      fontSize: 11,
      fontWeight: 700,
      letterSpacing: '0.45px',
      textTransform: 'uppercase',
      color: theme.palette.text.secondary,
    },
    value: { fontSize: 20, fontWeight: 700 },
    note: { fontSize: 12, color: theme.palette.text.secondary },
    waiting: {
      flex: 1,
      minWidth: 260,
      paddingLeft: theme.spacing(2),
      borderLeft: `3px solid ${theme.palette.divider}`,
    },
  }),
  { name: 'DeliveryLatencyFigures' },
);

/** Flow efficiency, share of the elapsed time, and what waits now. */
export function LatencyFigures(props: {
  overview: Overview;
  links: DeliveryLinks;
}) {
  const { overview, links } = props;
  const { governanceLatency, journeys } = overview;
  const classes = useStyles();
  const flow = journeys.flowEfficiency;
  return (
    <div className={classes.root}>
      <div>
        <div className={classes.label}>Flow efficiency</div>
        <span className={classes.value}>
          {flow ? formatPercent(flow.ratioOfSums) : 'not observed'}
        </span>
        {flow && (
          <div className={classes.note}>
            of which {formatPercent(flow.returnShare)} return
          </div>
        )}
      </div>
      <div>
        <div className={classes.label}>Governance latency</div>
        <span className={classes.value}>
          {governanceLatency.share === null
            ? '–'
            : formatPercent(governanceLatency.share)}
        </span>{' '}
        <span className={classes.note}>of the elapsed time</span>
        <div className={classes.note}>
          P50 {formatPercentile(governanceLatency, 'p50')} · P85{' '}
          {formatPercentile(governanceLatency, 'p85')}
        </div>
      </div>
      <OldestWaiting overview={overview} links={links} />
    </div>
  );
}

function OldestWaiting(props: { overview: Overview; links: DeliveryLinks }) {
  const { overview, links } = props;
  const classes = useStyles();
  const [oldest] = overview.waiting.items;
  if (!oldest) {
    return (
      <div className={classes.waiting}>
        <div className={classes.label}>Waiting now</div>
        Nothing waits at a gate.
      </div>
    );
  }
  const past = overview.gates.find(gate => gate.id === oldest.gate)?.total;
  const path = links.journey(oldest.journeyId);
  const others = overview.waiting.total - 1;
  return (
    <div className={classes.waiting}>
      <div className={classes.label}>Waiting now</div>
      <div>
        {path ? <Link to={path}>{oldest.subject}</Link> : oldest.subject}{' '}
        {oldest.gateTitle}, <b>{formatDuration(oldest.age)}</b>{' '}
        <AgainstChip against={oldest.against} />
      </div>
      <div className={classes.note}>
        {past &&
          `Past waits: P50 ${formatPercentile(
            past,
            'p50',
          )}, P85 ${formatPercentile(past, 'p85')} · `}
        with {oldest.functionTitle}
        {others > 0 && ` · and ${formatNumber(others)} more`}
      </div>
    </div>
  );
}
