import Button from '@material-ui/core/Button';
import { formatCount, formatNumber } from '../../format';
import { Frame, useDeliveryLinks } from '../../frame';
import { useJourneys } from '../../hooks';
import { KindLegend } from '../../kinds';
import { Panel, VisuallyHidden } from '../layout';
import { Answer, NoJourneys, SkeletonRows, Suppressed } from '../states';
import { JourneyFilterBar } from './JourneyFilterBar';
import { JourneyTable } from './JourneyTable';
import { useJourneyFilter } from './useJourneyFilter';

const PAGE = 50;

/** Pages of a list as one answer. */
function useJourneyPages(
  frame: Frame,
  filter: ReturnType<typeof useJourneyFilter>['filter'],
) {
  const query = useJourneys(frame, { ...filter, limit: PAGE });
  const pages = query.data?.pages;
  return {
    ...query,
    data: pages && {
      frame: pages[0].frame,
      totalItems: pages[0].totalItems,
      items: pages.flatMap(page => page.items),
    },
  };
}

/** The list of journeys, with search, order and more on demand. */
export function JourneyListPanel(props: { frame: Frame; title?: string }) {
  const { frame, title = 'Journeys' } = props;
  const state = useJourneyFilter();
  const links = useDeliveryLinks(frame);
  const query = useJourneyPages(frame, state.filter);
  const { data } = query;
  const found = data && formatCount(data.totalItems, 'journey');
  return (
    <Panel
      title={title}
      subtitle="Each bar is one journey's elapsed time by kind, all on one scale."
      busy={query.isFetching && Boolean(data)}
      flush
      footer={
        <>
          {data && `${formatNumber(data.items.length)} of ${found}`}
          {query.hasNextPage && (
            <Button
              size="small"
              disabled={query.isFetchingNextPage}
              onClick={() => query.fetchNextPage()}
            >
              Show more
            </Button>
          )}
          <KindLegend />
        </>
      }
    >
      <JourneyFilterBar state={state} />
      <VisuallyHidden live>{found}</VisuallyHidden>
      <Answer
        what="journeys"
        query={query}
        scope={frame.scope}
        skeleton={<SkeletonRows rows={8} height={40} />}
      >
        {list => {
          if (list.frame.suppressed) {
            return <Suppressed />;
          }
          return list.items.length === 0 ? (
            <NoJourneys hint="If journeys exist, try another search, status, window or scope." />
          ) : (
            <JourneyTable
              journeys={list.items}
              counting={frame.calendar}
              links={links}
            />
          );
        }}
      </Answer>
    </Panel>
  );
}
