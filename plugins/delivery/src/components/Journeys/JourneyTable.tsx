import { JourneySummary } from '@delivery-stack/backstage-plugin-delivery-common';
import { Link } from '@backstage/core-components';
import {
  DayCounting,
  formatDate,
  formatDuration,
  formatPercent,
} from '../../format';
import { DeliveryLinks } from '../../frame';
import { KindBar } from '../charts';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';
import { StatusOfJourney } from './StatusOfJourney';
import { describeProductive, formatJourneyTime } from './times';

/** Journeys in a table, all bars on one scale. */
export function JourneyTable(props: {
  journeys: JourneySummary[];
  counting: DayCounting;
  links: DeliveryLinks;
}) {
  const { journeys, counting, links } = props;
  const classes = useTableClasses();
  const max = Math.max(1, ...journeys.map(journey => journey.elapsed));
  return (
    <table className={classes.table} aria-label="Journeys">
      <thead>
        <tr>
          <HeadCell width="28%">Initiative</HeadCell>
          <HeadCell number>Elapsed</HeadCell>
          <HeadCell number>Requested → productive</HeadCell>
          <HeadCell number>Flow efficiency</HeadCell>
          <HeadCell width="15%">Costliest gate</HeadCell>
          <HeadCell width="22%">Kind of time</HeadCell>
          <HeadCell>Status</HeadCell>
        </tr>
      </thead>
      <tbody>
        {journeys.map(journey => (
          <JourneyRow
            key={journey.id}
            journey={journey}
            counting={counting}
            path={links.journey(journey.id)}
            max={max}
          />
        ))}
      </tbody>
    </table>
  );
}

function JourneyRow(props: {
  journey: JourneySummary;
  counting: DayCounting;
  path?: string;
  max: number;
}) {
  const { journey, counting, path, max } = props;
  const productive = describeProductive(journey);
  const gate = journey.costliestGate;
  return (
    <tr>
      <Cell header>
        {path ? <Link to={path}>{journey.title}</Link> : journey.title}
        <CellNote>
          {[
            journey.rootType,
            `${formatDate(journey.from)} to ${
              journey.to ? formatDate(journey.to) : 'now'
            }`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </CellNote>
      </Cell>
      <Cell number strong>
        {formatJourneyTime(journey, counting)}
        <CellNote>{journey.measured}</CellNote>
      </Cell>
      <Cell number>
        {productive?.elapsed ?? '–'}
        {productive?.day && <CellNote>{productive.day}</CellNote>}
      </Cell>
      <Cell number>
        {journey.flowEfficiency === null
          ? 'not observed'
          : formatPercent(journey.flowEfficiency)}
      </Cell>
      <Cell>
        {gate ? gate.title : '–'}
        {gate && <CellNote>{formatDuration(gate.seconds)}</CellNote>}
      </Cell>
      <Cell>
        <KindBar seconds={journey.byKind} max={max} />
      </Cell>
      <Cell>
        <StatusOfJourney journey={journey} />
      </Cell>
    </tr>
  );
}
