import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { useTheme } from '@material-ui/core/styles';
import { formatCount, formatDate, formatInstant } from '../../format';
import { MarkText, useMarks } from '../charts';
import { figureIn } from '../Outcome/words';
import { chartColours } from './chartColours';

type Measure = OutcomeReport['measure'];
type Metering = Pick<Measure['metering'], 'readings' | 'holds'>;

const WIDTH = 400;
const HEIGHT = 110;
const INSET = { top: 12, bottom: 18, side: 4 };

/** Beyond these, dots would cover the line. */
const MOST_DOTS = 40;

/**
 * The readings of a measure over time, against its target.
 *
 * @remarks
 * A line ends where a reading held no longer: gaps are gaps. Drawn with
 * attributes only, so that it can be saved as a picture.
 */
export function ReadingsChart(props: { measure: Measure }) {
  const { measure } = props;
  const marks = useMarks(describeReadings(measure));
  return (
    <>
      <svg
        width="100%"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={describe(measure)}
        {...marks.keys}
        onMouseMove={({ currentTarget, clientX }) => {
          const { left, width } = currentTarget.getBoundingClientRect();
          marks.point(nearestReading(measure, (clientX - left) / width));
        }}
      >
        <Limits measure={measure} />
        <Line measure={measure} active={marks.active} />
        <Days measure={measure} />
      </svg>
      <MarkText marks={marks} />
    </>
  );
}

/** The finding, in a sentence. */
function describe({ metering, target, unit, name }: Measure): string {
  const { readings } = metering;
  const [first, last] = [readings[0], readings[readings.length - 1]];
  const days = `from ${formatDate(first.at)} to ${formatDate(last.at)}`;
  const figures = `from ${figureIn(first.value, unit)} to ${figureIn(
    last.value,
    unit,
  )}`;
  return `${name}, ${formatCount(
    readings.length,
    'reading',
  )} ${days}: ${figures}, target ${figureIn(target, unit)}.`;
}

/** What each reading says; that nothing is known of the time before is said. */
export function describeReadings({
  metering,
  unit,
}: Pick<Measure, 'unit'> & { metering: Metering }): string[] {
  return stretches(metering).flatMap((stretch, part) =>
    stretch.map(({ at, value }, index) => {
      const gap = part > 0 && index === 0 ? ', after a gap' : '';
      return `${figureIn(value, unit)} on ${formatInstant(at)}${gap}`;
    }),
  );
}

/** The reading next to a place, as a share of the width. */
export function nearestReading(measure: Measure, share: number): number {
  const { x } = scalesOf(measure);
  const away = measure.metering.readings.map(({ at }) =>
    Math.abs(x(at) - share * WIDTH),
  );
  return away.indexOf(Math.min(...away));
}

/** Target and baseline, right across. */
function Limits(props: { measure: Measure }) {
  const { measure } = props;
  const { target, baseline, unit } = measure;
  const { marks, texts } = chartColours(useTheme());
  const { y } = scalesOf(measure);
  return (
    <>
      <line
        x1="0"
        x2={WIDTH}
        y1={y(target)}
        y2={y(target)}
        stroke={marks.target}
        strokeDasharray="4 3"
      />
      <text
        x={WIDTH}
        y={y(target) - 3}
        textAnchor="end"
        fontFamily="sans-serif"
        fontSize="11"
        fill={texts.target}
      >
        target {figureIn(target, unit)}
      </text>
      <line
        x1="0"
        x2={WIDTH}
        y1={y(baseline)}
        y2={y(baseline)}
        stroke={marks.axis}
      />
    </>
  );
}

function Line(props: { measure: Measure; active: number | undefined }) {
  const { measure, active } = props;
  const { readings } = measure.metering;
  const { marks } = chartColours(useTheme());
  const { x, y } = scalesOf(measure);
  const read = active === undefined ? undefined : readings[active];
  return (
    <>
      {stretches(measure.metering).map(stretch => (
        <polyline
          key={stretch[0].at}
          points={stretch
            .map(reading => `${x(reading.at)},${y(reading.value)}`)
            .join(' ')}
          fill="none"
          stroke={marks.figure}
          strokeWidth="2"
        />
      ))}
      {readings.length <= MOST_DOTS &&
        readings.map(reading => (
          <circle
            key={reading.at}
            cx={x(reading.at)}
            cy={y(reading.value)}
            r="2.5"
            fill={marks.figure}
          />
        ))}
      {read && (
        <circle
          data-active
          cx={x(read.at)}
          cy={y(read.value)}
          r="5"
          fill="none"
          stroke={marks.focus}
          strokeWidth="2"
        />
      )}
    </>
  );
}

/** First and last day, below. */
function Days(props: { measure: Measure }) {
  const { readings } = props.measure.metering;
  const { texts } = chartColours(useTheme());
  const text = {
    y: HEIGHT - 3,
    fontFamily: 'sans-serif',
    fontSize: 11,
    fill: texts.note,
  };
  return (
    <>
      <text {...text} x="0">
        {formatDate(readings[0].at)}
      </text>
      <text {...text} x={WIDTH} textAnchor="end">
        {formatDate(readings[readings.length - 1].at)}
      </text>
    </>
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
export function stretches({ readings, holds }: Metering) {
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
