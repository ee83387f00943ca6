import { JourneySummary } from '@delivery-stack/backstage-plugin-delivery-common';
import { Link } from '@backstage/core-components';
import { formatCount, formatDuration } from '../../format';
import { DeliveryLinks, Frame } from '../../frame';
import { useJourneys } from '../../hooks';
import { KindBar } from '../charts';
import { Panel } from '../layout';
import { Answer, NoJourneys } from '../states';
import { Cell, CellNote, HeadCell, useTableClasses } from '../table';

const EACH = 4;
/** The most that the backend gives at once. */
const PAGE = 200;

/** The ends of a list in order, without showing one twice. */
export function bothEnds<T>(sorted: readonly T[], each: number) {
  return {
    first: sorted.slice(0, each),
    last: sorted.slice(Math.max(each, sorted.length - each)),
  };
}

/** The journeys that took longest, and those that show it can be short. */
export function ExtremeJourneys(props: { frame: Frame; links: DeliveryLinks }) {
  const { frame, links } = props;
  const query = useJourneys(frame, {
    status: 'closed',
    orderBy: 'elapsed',
    limit: PAGE,
  });
  const path = links.journeys();
  const page = query.data?.pages[0];
  return (
    <Panel
      title={
        page?.pageInfo.nextCursor
          ? 'Longest journeys'
          : 'Longest and shortest journeys'
      }
      subtitle="Closed journeys on one scale. Fill is the kind of time."
      busy={query.isFetching && Boolean(page)}
      flush
      footer={
        <>
          {page && formatCount(page.totalItems, 'closed journey')}
          {path && <Link to={path}>Open journeys</Link>}
        </>
      }
    >
      <Answer
        what="journeys"
        query={{ ...query, data: page }}
        scope={frame.scope}
      >
        {({ items, pageInfo }) =>
          items.length === 0 ? (
            <NoJourneys />
          ) : (
            <Ends
              items={items}
              // With more pages than one, the shortest are not known.
              shortest={!pageInfo.nextCursor}
              links={links}
            />
          )
        }
      </Answer>
    </Panel>
  );
}

function Ends(props: {
  items: JourneySummary[];
  shortest: boolean;
  links: DeliveryLinks;
}) {
  const { items, shortest, links } = props;
  const classes = useTableClasses();
  const { first, last } = bothEnds(items, EACH);
  const rows = shortest ? [...first, ...last] : first;
  const max = Math.max(1, ...rows.map(row => row.elapsed));
  return (
    <table className={classes.table} aria-label="Longest and shortest journeys">
      <thead>
        <tr>
          <HeadCell>Journey</HeadCell>
          <HeadCell width="45%">Kind of time</HeadCell>
          <HeadCell number>Elapsed</HeadCell>
        </tr>
      </thead>
      <tbody>
        {rows.map(journey => {
          const path = links.journey(journey.id);
          return (
            <tr key={journey.id}>
              <Cell header>
                {path ? <Link to={path}>{journey.title}</Link> : journey.title}
                <CellNote>{journey.measured}</CellNote>
              </Cell>
              <Cell>
                <KindBar seconds={journey.byKind} max={max} />
              </Cell>
              <Cell number strong>
                {formatDuration(journey.elapsed)}
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
