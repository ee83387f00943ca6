import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { useTheme } from '@material-ui/core/styles';
import { formatCount, formatDate } from '../../format';
import { KIND_COLOURS, TARGET_COLOUR } from '../../kinds';
import { figureIn } from '../Outcome/words';

type Measure = OutcomeReport['measure'];

const WIDTH = 400;
const HEIGHT = 110;
const INSET = { top: 12, bottom: 18, side: 4 };

/**
 * The readings of a measure over time, against its target.
 *
 * @remarks
 * A line ends where a reading held no longer: gaps are gaps. Drawn with
 * attributes only, so that it can be saved as a picture.
 */
export function ReadingsChart(props: { measure: Measure }) {
  const { measure } = props;
  const { metering, target, baseline, unit, name } = measure;
  const { readings } = metering;
  const { palette } = useTheme();
  const { x, y } = scalesOf(measure);
  const text = {
    fontFamily: 'sans-serif',
    fontSize: 11,
    fill: palette.text.secondary,
  };
  const blue = KIND_COLOURS[palette.type].work;
  const green = TARGET_COLOUR[palette.type];
  const [first, last] = [readings[0], readings[readings.length - 1]];
  return (
    <svg
      width="100%"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`${name}, ${formatCount(
        readings.length,
        'reading',
      )} from ${formatDate(first.at)} to ${formatDate(
        last.at,
      )}: from ${figureIn(first.value, unit)} to ${figureIn(
        last.value,
        unit,
      )}, target ${figureIn(target, unit)}.`}
    >
      <line
        x1="0"
        x2={WIDTH}
        y1={y(target)}
        y2={y(target)}
        stroke={green}
        strokeDasharray="4 3"
      />
      <text {...text} x={WIDTH} y={y(target) - 3} textAnchor="end" fill={green}>
        target {figureIn(target, unit)}
      </text>
      <line
        x1="0"
        x2={WIDTH}
        y1={y(baseline)}
        y2={y(baseline)}
        stroke={palette.divider}
      />
      {stretches(metering).map(stretch => (
        <polyline
          key={stretch[0].at}
          points={stretch
            .map(reading => `${x(reading.at)},${y(reading.value)}`)
            .join(' ')}
          fill="none"
          stroke={blue}
          strokeWidth="2"
        />
      ))}
      {readings.length <= 40 &&
        readings.map(reading => (
          <circle
            key={reading.at}
            cx={x(reading.at)}
            cy={y(reading.value)}
            r="2.5"
            fill={blue}
          />
        ))}
      <text {...text} x="0" y={HEIGHT - 3}>
        {formatDate(first.at)}
      </text>
      <text {...text} x={WIDTH} y={HEIGHT - 3} textAnchor="end">
        {formatDate(last.at)}
      </text>
    </svg>
  );
}

/** Baseline and target are always on the axis, so that progress can be seen. */
function scalesOf({ metering, baseline, target }: Measure) {
  const { readings } = metering;
  const values = [...readings.map(({ value }) => value), baseline, target];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const start = Date.parse(readings[0].at);
  const length = Date.parse(readings[readings.length - 1].at) - start || 1;
  const height = HEIGHT - INSET.top - INSET.bottom;
  return {
    x: (at: string) =>
      INSET.side +
      ((Date.parse(at) - start) / length) * (WIDTH - 2 * INSET.side),
    y: (value: number) =>
      INSET.top + (1 - (value - low) / (high - low || 1)) * height,
  };
}

/** Readings that follow each other while the one before still held. */
export function stretches({
  readings,
  holds,
}: Pick<Measure['metering'], 'readings' | 'holds'>) {
  const found: Array<typeof readings> = [];
  let before: number | undefined;
  for (const reading of readings) {
    const at = Date.parse(reading.at);
    if (before !== undefined && at - before <= holds * 1000) {
      found[found.length - 1].push(reading);
    } else {
      found.push([reading]);
    }
    before = at;
  }
  return found;
}
