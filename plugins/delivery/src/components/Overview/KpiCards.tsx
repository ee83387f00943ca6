import { Overview } from '@delivery-stack/backstage-plugin-delivery-common';
import { Card } from '../layout';
import { DurationKpi } from './DurationKpi';
import { FlowEfficiencyKpi } from './FlowEfficiencyKpi';
import { WaitingKpi } from './WaitingKpi';

/** The four figures on top: the objective first. */
export function KpiCards(props: { overview: Overview; gatesPath?: string }) {
  const { overview, gatesPath } = props;
  const counting = overview.frame.calendar;
  return (
    <>
      <Card span={3}>
        {overview.timeToValue ? (
          <DurationKpi
            label="Time to value, P50"
            distribution={overview.timeToValue}
            counting={counting}
          />
        ) : (
          <DurationKpi
            label="Need → deployed, P50"
            distribution={overview.elapsed}
            counting={counting}
            note="adoption is not measured"
          />
        )}
      </Card>
      <Card span={3}>
        <FlowEfficiencyKpi journeys={overview.journeys} />
      </Card>
      <Card span={3}>
        <DurationKpi
          label="Requested → productive, P50"
          distribution={overview.requestedToProductive}
          counting={counting}
        />
      </Card>
      <Card span={3}>
        <WaitingKpi waiting={overview.waiting} gatesPath={gatesPath} />
      </Card>
    </>
  );
}
