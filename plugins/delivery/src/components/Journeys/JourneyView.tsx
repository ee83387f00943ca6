import { useParams } from 'react-router-dom';
import { JourneyDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import { Link } from '@backstage/core-components';
import SearchIcon from '@material-ui/icons/Search';
import { isNotFound } from '../../api';
import { DayCounting } from '../../format';
import { useDeliveryLinks, useFrame } from '../../frame';
import { useJourney } from '../../hooks';
import { KindLegend } from '../../kinds';
import { FilterBar } from '../FilterBar';
import { FunctionTable } from '../FunctionTable';
import { Card, Cards, Panel } from '../layout';
import { Answer, DataQualityFooter, FrameNotices, Notice } from '../states';
import { JourneyTimeline } from '../Timeline';
import { EvidencePanel } from './EvidencePanel';
import { JourneyHeader } from './JourneyHeader';
import { RoundsPanel } from './RoundsPanel';

/** One journey: its timeline, and who accounts for which days. */
export function JourneyView() {
  const { id = '' } = useParams();
  const state = useFrame();
  const links = useDeliveryLinks(state.frame);
  const query = useJourney(id, state.frame);
  const list = links.journeys();
  return (
    <>
      <FilterBar
        state={state}
        scoped={false}
        windowed={false}
        answered={query.data?.frame}
      />
      {list && (
        <p>
          <Link to={list}>All journeys</Link>
        </p>
      )}
      {isNotFound(query.error) ? (
        <Panel title="Journey">
          <Notice
            icon={SearchIcon}
            text="There is no such journey, or none that you may see."
          />
        </Panel>
      ) : (
        <Answer what="this journey" query={query}>
          {detail => (
            <JourneyCards detail={detail} counting={state.frame.calendar} />
          )}
        </Answer>
      )}
    </>
  );
}

function JourneyCards(props: { detail: JourneyDetail; counting: DayCounting }) {
  const { detail, counting } = props;
  return (
    <>
      <FrameNotices frame={detail.frame} />
      <Cards>
        <Card span={12}>
          <JourneyHeader detail={detail} counting={counting} />
        </Card>
        <Card span={12}>
          <Panel
            title="Timeline"
            subtitle="Lanes are functions, fill is the kind of time, dashed lines are handoffs."
            footer={
              <>
                <DataQualityFooter timestamps={detail.timestamps} />
                <KindLegend />
              </>
            }
          >
            <JourneyTimeline detail={detail} />
          </Panel>
        </Card>
        <Card span={6}>
          <Panel
            title="Where the days went"
            subtitle="Parallel waits are split between functions, so that the rows add up to the total."
            flush
          >
            <FunctionTable
              byFunction={detail.byFunction}
              label="Where the days went"
            />
          </Panel>
        </Card>
        <Card span={6}>
          <EvidencePanel detail={detail} />
        </Card>
        <Card span={12}>
          <RoundsPanel detail={detail} />
        </Card>
      </Cards>
    </>
  );
}
