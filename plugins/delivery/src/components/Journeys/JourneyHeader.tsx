import { JourneyDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import { Link } from '@backstage/core-components';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  DayCounting,
  formatDate,
  formatDuration,
  formatPercent,
} from '../../format';
import { Panel } from '../layout';
import { StatusOfJourney } from './StatusOfJourney';
import { describeProductive, formatJourneyTime } from './times';

const useStyles = makeStyles(
  theme => ({
    figures: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1, 5),
      margin: 0,
    },
    term: {
      fontSize: 11,
      fontWeight: 700,
      letterSpacing: '0.45px',
      textTransform: 'uppercase',
      color: theme.palette.text.secondary,
    },
    value: { margin: 0, fontSize: 20, fontWeight: 700, lineHeight: 1.3 },
    note: { fontSize: 12, color: theme.palette.text.secondary },
  }),
  { name: 'DeliveryJourneyHeader' },
);

/** A figure with its name, and what else to say of it. */
type Figure = [term: string, value: string, note?: string];

const REQUESTED_TO_PRODUCTIVE = 'requested → productive';

function productiveFigure(journey: JourneyDetail['journey']): Figure {
  const productive = describeProductive(journey);
  return [
    REQUESTED_TO_PRODUCTIVE,
    productive?.elapsed ?? 'not recorded',
    productive?.day,
  ];
}

/** What a journey is, and its figures. */
export function JourneyHeader(props: {
  detail: JourneyDetail;
  counting: DayCounting;
}) {
  const { journey } = props.detail;
  return (
    <Panel
      title={
        journey.url ? (
          <Link to={journey.url}>{journey.title}</Link>
        ) : (
          journey.title
        )
      }
      subtitle={
        <>
          {journey.rootType && `${journey.rootType} · `}
          {formatDate(journey.from)} to{' '}
          {journey.to ? formatDate(journey.to) : 'now'}
          {journey.entityRefs.length > 0 && ' · '}
          <EntityRefLinks entityRefs={journey.entityRefs} />
        </>
      }
      action={<StatusOfJourney journey={journey} />}
    >
      <Figures {...props} />
    </Panel>
  );
}

function Figures(props: { detail: JourneyDetail; counting: DayCounting }) {
  const { detail, counting } = props;
  const { journey, crossings } = detail;
  const { work, processing, return: returned } = journey.byKind;
  return (
    <FigureList
      figures={[
        [journey.measured, formatJourneyTime(journey, counting)],
        ...(journey.measured === REQUESTED_TO_PRODUCTIVE
          ? []
          : [productiveFigure(journey)]),
        ['Queue', formatDuration(journey.byKind.queue)],
        [
          'Somebody acts',
          formatDuration(work + processing + returned),
          returned > 0
            ? `of which return ${formatDuration(returned)}`
            : undefined,
        ],
        [
          'Flow efficiency',
          journey.flowEfficiency === null
            ? 'not observed'
            : formatPercent(journey.flowEfficiency),
        ],
        ['Governance latency', formatDuration(journey.governanceLatency)],
        ['Handoffs', String(crossings.length)],
      ]}
    />
  );
}

function FigureList(props: { figures: Figure[] }) {
  const classes = useStyles();
  return (
    <dl className={classes.figures}>
      {props.figures.map(([term, value, note]) => (
        <div key={term}>
          <dt className={classes.term}>{term}</dt>
          <dd className={classes.value}>
            {value} {note && <span className={classes.note}>{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
