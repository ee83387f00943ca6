import { CurvePoint } from '@delivery-stack/backstage-plugin-delivery-common';
import { useTheme } from '@material-ui/core/styles';
import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import {
  DayCounting,
  Distribution,
  formatDuration,
  formatPercent,
  readPercentile,
  secondsOf,
} from '../../format';
import { KIND_COLOURS } from '../../kinds';
import { axisTicks } from '../charts/axisTicks';

/** The curve itself; the only module that loads Recharts. */
export default function WaitingCurveChart(props: {
  curve: CurvePoint[];
  queue: Distribution;
  counting: DayCounting;
}) {
  const { curve, queue, counting } = props;
  const { palette } = useTheme();
  const colour = KIND_COLOURS[palette.type].queue;
  const day = secondsOf('day', counting);
  const points = curve.map(point => ({
    seconds: point.seconds,
    share: point.share,
    band: [point.lower, point.upper],
  }));
  const end = endOfAxis(curve, queue);
  const ticks = axisTicks(end, day);
  const axis = { fill: palette.text.secondary, fontSize: 11 };
  return (
    <ResponsiveContainer width="100%" height={220}>
      <ComposedChart data={points} margin={{ top: 8, right: 12, bottom: 4 }}>
        <CartesianGrid vertical={false} stroke={palette.divider} />
        <XAxis
          dataKey="seconds"
          type="number"
          domain={[0, end]}
          allowDataOverflow
          ticks={ticks.map(tick => tick.seconds)}
          tickFormatter={seconds =>
            ticks.find(tick => tick.seconds === seconds)?.label ?? ''
          }
          tick={axis}
          stroke={palette.divider}
        />
        <YAxis
          width={44}
          domain={[0, 1]}
          ticks={[0, 0.25, 0.5, 0.75, 1]}
          tickFormatter={share => formatPercent(share)}
          tick={axis}
          axisLine={false}
          tickLine={false}
        />
        <Tooltip
          labelFormatter={seconds =>
            `after ${formatDuration(Number(seconds), counting)}`
          }
          formatter={value => describeValue(value)}
          contentStyle={{
            background: palette.background.paper,
            borderColor: palette.divider,
            fontSize: 12,
          }}
        />
        <Area
          dataKey="band"
          name="95 % band"
          type="stepAfter"
          stroke="none"
          fill={colour}
          fillOpacity={0.18}
          isAnimationActive={false}
        />
        <Line
          dataKey="share"
          name="still waiting"
          type="stepAfter"
          stroke={colour}
          strokeWidth={2}
          dot={false}
          isAnimationActive={false}
        />
        {percentileMarks(queue).map((mark, index) => (
          <ReferenceLine
            key={mark.label}
            x={mark.seconds}
            stroke={palette.text.secondary}
            strokeDasharray="3 3"
            label={{
              value: mark.label,
              position: 'insideTopLeft',
              // Below each other: close percentiles would cover one another.
              dy: index * 14,
              fill: palette.text.primary,
              fontSize: 11,
            }}
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

/** One item that waits for ever would squeeze all others to the left. */
function endOfAxis(curve: CurvePoint[], queue: Distribution): number {
  const last = curve[curve.length - 1].seconds;
  return queue.p95 === null ? last : Math.min(last, queue.p95 * 1.6);
}

function describeValue(value: unknown): string {
  return Array.isArray(value)
    ? value.map(share => formatPercent(Number(share))).join(' to ')
    : formatPercent(Number(value));
}

function percentileMarks(queue: Distribution) {
  return (['p50', 'p85', 'p95'] as const).flatMap(percentile => {
    const reading = readPercentile(queue, percentile);
    return reading.state === 'known'
      ? [{ label: percentile.toUpperCase(), seconds: reading.seconds }]
      : [];
  });
}
