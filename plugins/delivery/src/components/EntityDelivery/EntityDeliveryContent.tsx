import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useDeliveryLinks, useFrame } from '../../frame';
import { FilterBar } from '../FilterBar';
import { useEntityOverview } from '../GovernanceLatency';
import { JourneyListPanel } from '../Journeys';
import { Card, Cards, DeliveryRoot } from '../layout';
import { KpiCards } from '../Overview';
import { FrameNotices } from '../states';

/** The tab of an entity: its figures and all its journeys. */
export function EntityDeliveryContent() {
  return (
    <DeliveryRoot>
      <Content />
    </DeliveryRoot>
  );
}

function Content() {
  const { entity } = useEntity();
  const state = useFrame(stringifyEntityRef(entity));
  const links = useDeliveryLinks(state.frame);
  const { data } = useEntityOverview(entity, state.frame);
  const shown =
    data &&
    !data.frame.suppressed &&
    data.journeys.closed + data.journeys.open > 0;
  return (
    <>
      <FilterBar state={state} scoped={false} answered={data?.frame} />
      {data && <FrameNotices frame={data.frame} />}
      <Cards>
        {shown && <KpiCards overview={data} gatesPath={links.gates()} />}
        <Card span={12}>
          <JourneyListPanel
            frame={state.frame}
            title={`Journeys of ${
              entity.metadata.title ?? entity.metadata.name
            }`}
          />
        </Card>
      </Cards>
    </>
  );
}
