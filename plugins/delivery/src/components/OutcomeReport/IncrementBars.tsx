import { useTheme } from '@material-ui/core/styles';
import { formatCount, formatDuration } from '../../format';
import { MarkText, useMarks } from '../charts';
import { chartColours } from './chartColours';
import {
  isOpen,
  latestReached,
  NumberedIncrement,
  stateWords,
} from './increments';

const DAY = 86_400;
const WIDTH = 400;
const HEIGHT = 150;
const TOP = 26;
const BOTTOM = 20;

/** Bars that are drawn: the latest ones; the table has all. */
export const MOST_BARS = 8;

/**
 * How long each increment took, against the target; open ones are dashed.
 *
 * @remarks Drawn with attributes only, so that it can be saved as a picture.
 */
export function IncrementBars(props: {
  increments: readonly NumberedIncrement[];
  target?: number;
}) {
  const { target } = props;
  const shown = props.increments
    .filter(({ state }) => state !== 'closed')
    .slice(-MOST_BARS);
  const { marks: colours } = chartColours(useTheme());
  const marks = useMarks(shown.map(each => describeBar(each, target)));
  const longest = Math.max(1, target ?? 0, ...shown.map(lengthOf));
  const height = (seconds: number) =>
    (seconds / longest) * (HEIGHT - TOP - BOTTOM);
  const slot = WIDTH / Math.max(4, shown.length);
  return (
    <>
      <svg
        width="100%"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={describe(shown, target)}
        {...marks.keys}
      >
        <line
          x1="0"
          x2={WIDTH}
          y1={HEIGHT - BOTTOM}
          y2={HEIGHT - BOTTOM}
          stroke={colours.axis}
        />
        {shown.map((increment, index) => (
          <Bar
            key={increment.number}
            increment={increment}
            middle={slot * (index + 0.5)}
            width={Math.min(36, slot * 0.6)}
            height={height(lengthOf(increment))}
            active={index === marks.active}
            onPoint={() => marks.point(index)}
          />
        ))}
        {target !== undefined && (
          <TargetLine y={HEIGHT - BOTTOM - height(target)} target={target} />
        )}
      </svg>
      <MarkText marks={marks} />
    </>
  );
}

function lengthOf({ timeToValue, elapsed }: NumberedIncrement): number {
  return timeToValue ?? elapsed;
}

/** From ten days on hours say little, and there is no room for them. */
function shortDuration(seconds: number): string {
  return formatDuration(
    seconds >= 10 * DAY ? Math.round(seconds / DAY) * DAY : seconds,
  );
}

/** The finding, in a sentence. */
function describe(
  shown: readonly NumberedIncrement[],
  target: number | undefined,
): string {
  const latest = latestReached(shown);
  const found = latest
    ? `the latest, ${latest.label}, took ${formatDuration(
        lengthOf(latest),
      )}${againstTarget(lengthOf(latest), target)}`
    : `none got there yet${
        target === undefined ? '' : `, target ${formatDuration(target)}`
      }`;
  const open = shown.filter(isOpen).length;
  return `Time-to-value by increment: ${found}; ${open} of ${formatCount(
    shown.length,
    'increment',
  )} still open.`;
}

/** What a bar says: how long, how it stands, and against the target. */
function describeBar(
  increment: NumberedIncrement,
  target: number | undefined,
): string {
  const length = lengthOf(increment);
  const soFar = isOpen(increment) ? ' so far' : '';
  return `${increment.label}, ${stateWords(increment)}: ${formatDuration(
    length,
  )}${soFar}${againstTarget(length, target)}`;
}

/** `, 6 d over the target of 25 d` */
function againstTarget(length: number, target: number | undefined): string {
  if (target === undefined) {
    return ', no target';
  }
  return length > target
    ? `, ${formatDuration(length - target)} over the target of ${formatDuration(
        target,
      )}`
    : `, within the target of ${formatDuration(target)}`;
}

function Bar(props: {
  increment: NumberedIncrement;
  middle: number;
  width: number;
  height: number;
  /** Read now, by key or mouse. */
  active: boolean;
  onPoint(): void;
}) {
  const { increment, middle, width, height, active, onPoint } = props;
  const { marks, texts } = chartColours(useTheme());
  const open = isOpen(increment);
  const base = HEIGHT - BOTTOM;
  const text = {
    x: middle,
    textAnchor: 'middle',
    fontFamily: 'sans-serif',
    fontSize: 11,
  } as const;
  return (
    <g onMouseEnter={onPoint}>
      <rect
        x={middle - width / 2}
        y={base - height}
        width={width}
        height={height}
        fill={open ? 'none' : marks.figure}
        stroke={marks.figure}
        strokeWidth="1.5"
        strokeDasharray={open ? '4 3' : undefined}
      />
      {active && (
        <rect
          data-active
          x={middle - width / 2 - 3}
          y={base - height - 3}
          width={width + 6}
          height={height + 6}
          fill="none"
          stroke={marks.focus}
          strokeWidth="2"
        />
      )}
      <text {...text} y={base - height - 4} fontWeight="700" fill={texts.label}>
        {shortDuration(lengthOf(increment))}
      </text>
      <text {...text} y={HEIGHT - 6} fill={texts.note}>
        {increment.number}
        {open ? ', open' : ''}
      </text>
    </g>
  );
}

function TargetLine(props: { y: number; target: number }) {
  const { y, target } = props;
  const { marks, texts } = chartColours(useTheme());
  return (
    <g>
      <line
        x1="0"
        x2={WIDTH}
        y1={y}
        y2={y}
        stroke={marks.target}
        strokeDasharray="4 3"
      />
      <text
        x={WIDTH}
        y={y - 4}
        textAnchor="end"
        fontFamily="sans-serif"
        fontSize="11"
        fontWeight="700"
        fill={texts.target}
      >
        target {formatDuration(target)}
      </text>
    </g>
  );
}
