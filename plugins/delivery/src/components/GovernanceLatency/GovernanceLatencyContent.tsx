import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Overview } from '@delivery-stack/backstage-plugin-delivery-common';
import { makeStyles } from '@material-ui/core/styles';
import { formatCount, formatSample } from '../../format';
import { DEFAULT_WINDOW, Frame, useDeliveryLinks } from '../../frame';
import { KindLegend } from '../../kinds';
import {
  Answer,
  DataQualityFooter,
  FrameNotices,
  NoJourneys,
  SkeletonRows,
  Suppressed,
} from '../states';
import { GateBars } from './GateBars';
import { LatencyFigures } from './LatencyFigures';
import { useEntityOverview } from './useEntityOverview';

const useStyles = makeStyles(
  theme => ({
    gates: { margin: theme.spacing(2, -2, 0), overflowX: 'auto' },
    footer: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      paddingTop: theme.spacing(1.5),
      borderTop: `1px solid ${theme.palette.divider}`,
      fontSize: 12,
      color: theme.palette.text.secondary,
    },
  }),
  { name: 'DeliveryGovernanceLatency' },
);

/**
 * What governance costs an entity's journeys, gate by gate.
 *
 * @remarks Takes no layout from what it stands in; see the cards around it.
 */
export function GovernanceLatencyContent() {
  const { entity } = useEntity();
  const frame: Frame = { window: DEFAULT_WINDOW, calendar: 'elapsed' };
  const query = useEntityOverview(entity, frame);
  return (
    <Answer
      what="the governance latency"
      query={query}
      scope={stringifyEntityRef(entity)}
      skeleton={<SkeletonRows rows={5} />}
    >
      {overview => <Body overview={overview} />}
    </Answer>
  );
}

function Body(props: { overview: Overview }) {
  const { overview } = props;
  const { frame, journeys, governanceLatency } = overview;
  const { entity } = useEntity();
  const classes = useStyles();
  const links = useDeliveryLinks({
    scope: stringifyEntityRef(entity),
    window: DEFAULT_WINDOW,
    calendar: 'elapsed',
  });
  const path = links.gates();
  if (frame.suppressed) {
    return <Suppressed />;
  }
  if (journeys.closed + journeys.open === 0) {
    return <NoJourneys hint={`None in the last ${DEFAULT_WINDOW} days.`} />;
  }
  return (
    <>
      <FrameNotices frame={frame} />
      <LatencyFigures overview={overview} links={links} />
      <div className={classes.gates}>
        <GateBars gates={overview.gates} />
      </div>
      <div className={classes.footer}>
        <KindLegend kinds={['queue', 'processing', 'return']} />
        <span>
          {formatSample(governanceLatency)} ·{' '}
          {formatCount(journeys.open, 'open journey')}
        </span>
        <DataQualityFooter timestamps={frame.timestamps} />
        {path && <Link to={path}>Compare gates</Link>}
      </div>
    </>
  );
}
