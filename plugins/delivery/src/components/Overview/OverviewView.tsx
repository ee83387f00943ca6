import { Overview } from '@delivery-stack/backstage-plugin-delivery-common';
import {
  DeliveryLinks,
  FrameState,
  useDeliveryLinks,
  useFrame,
} from '../../frame';
import { useOverview } from '../../hooks';
import { FilterBar } from '../FilterBar';
import { Card, Cards, Panel } from '../layout';
import {
  Answer,
  AnswerState,
  FrameNotices,
  NoJourneys,
  Suppressed,
} from '../states';
import { ExtremeJourneys } from './ExtremeJourneys';
import { KpiCards } from './KpiCards';
import { OverviewSkeleton } from './OverviewSkeleton';
import { PortfolioPanel } from './PortfolioPanel';
import { TopGates } from './TopGates';
import { WaitingNow } from './WaitingNow';
import { WhereTheDaysGo } from './WhereTheDaysGo';

/** Where does our time go, and what should change next? */
export function OverviewView() {
  const state = useFrame();
  const links = useDeliveryLinks(state.frame);
  const query = useOverview(state.frame);
  return (
    <>
      <FilterBar state={state} answered={query.data?.frame} />
      {query.data ? (
        <Figures
          overview={query.data}
          state={state}
          links={links}
          busy={query.isFetching}
        />
      ) : (
        <WithoutFigures query={query} scope={state.frame.scope} />
      )}
    </>
  );
}

function WithoutFigures(props: {
  query: AnswerState<Overview>;
  scope?: string;
}) {
  const { query, scope } = props;
  return query.error ? (
    <Panel title="Overview">
      <Answer what="the overview" query={query} scope={scope}>
        {() => null}
      </Answer>
    </Panel>
  ) : (
    <OverviewSkeleton />
  );
}

function Figures(props: {
  overview: Overview;
  state: FrameState;
  links: DeliveryLinks;
  busy: boolean;
}) {
  const { overview, state, links, busy } = props;
  const { frame, journeys } = overview;
  if (frame.suppressed) {
    return (
      <Panel title="Overview">
        <Suppressed />
      </Panel>
    );
  }
  if (journeys.closed + journeys.open === 0) {
    return (
      <Panel title="Nothing to show yet">
        <NoJourneys hint="If journeys exist, try a longer window or another scope." />
      </Panel>
    );
  }
  return (
    <>
      <FrameNotices frame={frame} />
      <Cards>
        <KpiCards overview={overview} gatesPath={links.gates()} />
        <Card span={6}>
          <WhereTheDaysGo journeys={journeys} busy={busy} />
        </Card>
        <Card span={6}>
          <TopGates gates={overview.gates} links={links} busy={busy} />
        </Card>
        <Card span={6}>
          <WaitingNow overview={overview} links={links} busy={busy} />
        </Card>
        <Card span={6}>
          <ExtremeJourneys frame={state.frame} links={links} />
        </Card>
        <Card span={12}>
          <PortfolioPanel
            frame={state.frame}
            onScope={scope => state.setFrame({ scope })}
          />
        </Card>
      </Cards>
    </>
  );
}
