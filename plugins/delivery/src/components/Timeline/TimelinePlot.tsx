import { JourneyDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import { useTheme } from '@material-ui/core/styles';
import { secondsBetween } from '../../format';
import { KindRect } from '../../kinds';
import { AxisTick } from '../charts/axisTicks';
import { BAR_HEIGHT, PlacedLane } from './geometry';
import { LaneBars } from './LaneBars';
import { Gap } from './lanes';

const percent = (share: number) => `${share * 100}%`;

/** Everything that is drawn: grid, milestones, connectors, gaps and bars. */
export function TimelinePlot(props: {
  detail: JourneyDetail;
  lanes: PlacedLane[];
  gaps: Gap[];
  gapTop: number;
  height: number;
  length: number;
  ticks: AxisTick[];
}) {
  const { detail, lanes, gaps, gapTop, height, length, ticks } = props;
  const { palette } = useTheme();
  return (
    <svg
      width="100%"
      height={height}
      style={{ display: 'block', overflow: 'visible' }}
    >
      <Fades paper={palette.background.paper} />
      {ticks.map(tick => (
        <line
          key={tick.seconds}
          x1={percent(tick.seconds / length)}
          x2={percent(tick.seconds / length)}
          y2={height}
          stroke={palette.divider}
        />
      ))}
      {lanes.map(lane => (
        <line
          key={lane.id}
          x2="100%"
          y1={lane.top + lane.height - 6}
          y2={lane.top + lane.height - 6}
          stroke={palette.divider}
        />
      ))}
      {detail.journey.milestones.map(milestone => (
        <line
          key={milestone.name}
          x1={percent(milestone.after / length)}
          x2={percent(milestone.after / length)}
          y2={height}
          stroke={palette.text.secondary}
          strokeWidth="1.2"
        />
      ))}
      <Connectors detail={detail} lanes={lanes} length={length} />
      {gaps.map(gap => (
        <KindRect
          key={gap.from}
          kind="unaccounted"
          x={percent(gap.from / length)}
          y={gapTop}
          width={percent((gap.to - gap.from) / length)}
          height={BAR_HEIGHT}
          rx="2"
        />
      ))}
      <LaneBars lanes={lanes} length={length} />
    </svg>
  );
}

/** Dashed lines where the accountable function changes. */
function Connectors(props: {
  detail: JourneyDetail;
  lanes: PlacedLane[];
  length: number;
}) {
  const { detail, lanes, length } = props;
  const { palette } = useTheme();
  return (
    <>
      {detail.crossings.map((crossing, index) => {
        const from = lanes.find(lane => lane.id === crossing.fromFunction);
        const to = lanes.find(lane => lane.id === crossing.toFunction);
        if (!from || !to) {
          return null;
        }
        const after = secondsBetween(detail.journey.from, crossing.at);
        const x = percent(after / length);
        return (
          <g key={index}>
            <line
              x1={x}
              x2={x}
              y1={from.top + BAR_HEIGHT / 2}
              y2={to.top + BAR_HEIGHT / 2}
              stroke={palette.text.primary}
              strokeDasharray="2 2"
            />
            <circle
              cx={x}
              cy={to.top + BAR_HEIGHT / 2}
              r="2.5"
              fill={palette.text.primary}
            />
          </g>
        );
      })}
    </>
  );
}

function Fades(props: { paper: string }) {
  const stop = (offset: string, opacity: number) => (
    <stop offset={offset} stopColor={props.paper} stopOpacity={opacity} />
  );
  return (
    <defs>
      <linearGradient id="delivery-fade-start">
        {stop('0', 0.9)}
        {stop('1', 0)}
      </linearGradient>
      <linearGradient id="delivery-fade-end">
        {stop('0', 0)}
        {stop('1', 0.9)}
      </linearGradient>
    </defs>
  );
}
