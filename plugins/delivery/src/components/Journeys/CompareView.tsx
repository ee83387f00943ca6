import { useSearchParams } from 'react-router-dom';
import { JourneyDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import CompareIcon from '@material-ui/icons/CompareArrows';
import { formatDuration } from '../../format';
import { useFrame } from '../../frame';
import { useJourney } from '../../hooks';
import { KindLegend } from '../../kinds';
import { FilterBar } from '../FilterBar';
import { FunctionTable } from '../FunctionTable';
import { Card, Cards, Panel } from '../layout';
import { Answer, Notice } from '../states';
import { JourneyTimeline, layOutJourney } from '../Timeline';

/** A shorter journey than this share of the axis also gets its own. */
const OWN_AXIS_BELOW = 1 / 15;

/** Two journeys on one axis: what did the other path remove? */
export function CompareView() {
  const state = useFrame();
  const [search] = useSearchParams();
  const [idA, idB] = [search.get('a') ?? '', search.get('b') ?? ''];
  const a = useJourney(idA, state.frame);
  const b = useJourney(idB, state.frame);
  if (!idA || !idB) {
    return (
      <Panel title="Compare journeys">
        <Notice
          icon={CompareIcon}
          text="Name two journeys in the address: ?a=…&b=…"
        />
      </Panel>
    );
  }
  const axis = Math.max(
    ...[a.data, b.data].map(detail =>
      detail ? layOutJourney(detail).length : 1,
    ),
  );
  return (
    <>
      <FilterBar state={state} scoped={false} windowed={false} />
      <Cards>
        {[a, b].map((query, index) => (
          <Card key={index} span={12}>
            <Answer what={`journey ${'AB'[index]}`} query={query}>
              {detail => (
                <Side letter={'AB'[index]} detail={detail} axis={axis} />
              )}
            </Answer>
          </Card>
        ))}
      </Cards>
    </>
  );
}

function Side(props: { letter: string; detail: JourneyDetail; axis: number }) {
  const { letter, detail, axis } = props;
  const { journey } = detail;
  return (
    <Panel
      title={`${letter} · ${journey.title}`}
      subtitle={`${formatDuration(journey.elapsed)}, ${journey.measured}`}
      footer={<KindLegend />}
    >
      <JourneyTimeline detail={detail} axis={axis} />
      {journey.elapsed < axis * OWN_AXIS_BELOW && (
        <JourneyTimeline detail={detail} />
      )}
      <FunctionTable
        byFunction={detail.byFunction}
        label={`Where the days of ${letter} went`}
      />
    </Panel>
  );
}
