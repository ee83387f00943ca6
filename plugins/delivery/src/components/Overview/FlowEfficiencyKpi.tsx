import { JourneysInsight } from '@delivery-stack/backstage-plugin-delivery-common';
import {
  formatDays,
  formatNumber,
  formatPercent,
  NO_BREAK_SPACE,
  secondsOf,
} from '../../format';
import { sumKinds } from '../../kinds';
import { describeKinds, KindBar } from '../charts';
import { StatPanel } from '../layout';

/** Share of the elapsed time in which somebody acts. */
export function FlowEfficiencyKpi(props: { journeys: JourneysInsight }) {
  const { flowEfficiency, byKind, closed } = props.journeys;
  const sample = `n${NO_BREAK_SPACE}=${NO_BREAK_SPACE}${formatNumber(
    closed,
  )} closed`;
  if (!flowEfficiency) {
    return (
      <StatPanel
        label="Flow efficiency"
        value="not observed"
        note="nobody was seen to act"
        footer={sample}
      />
    );
  }
  const day = secondsOf('day', 'elapsed');
  const acting = byKind.work + byKind.processing + byKind.return;
  return (
    <StatPanel
      label="Flow efficiency"
      value={formatPercent(flowEfficiency.ratioOfSums)}
      note={`somebody acts ${formatDays(acting / day)} of ${formatDays(
        sumKinds(byKind) / day,
      )}`}
      footer={`${sample} · mean of ratios ${formatPercent(
        flowEfficiency.meanOfRatios,
      )}`}
    >
      <KindBar seconds={byKind} />
      <div title={describeKinds(byKind)}>
        of which {formatPercent(flowEfficiency.returnShare)} return (rework)
        {byKind.unaccounted > 0 &&
          ` · at most ${formatPercent(flowEfficiency.atMost)}`}
      </div>
    </StatPanel>
  );
}
