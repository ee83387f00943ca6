import { useTheme } from '@material-ui/core/styles';
import { formatDuration } from '../../format';
import { KIND_COLOURS, TARGET_COLOUR } from '../../kinds';
import { isOpen, NumberedIncrement } from './increments';

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
  const { palette } = useTheme();
  const longest = Math.max(1, target ?? 0, ...shown.map(lengthOf));
  const height = (seconds: number) =>
    (seconds / longest) * (HEIGHT - TOP - BOTTOM);
  const slot = WIDTH / Math.max(4, shown.length);
  return (
    <svg
      width="100%"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={describe(shown, target)}
    >
      <line
        x1="0"
        x2={WIDTH}
        y1={HEIGHT - BOTTOM}
        y2={HEIGHT - BOTTOM}
        stroke={palette.text.secondary}
      />
      {shown.map((increment, index) => (
        <Bar
          key={increment.number}
          increment={increment}
          middle={slot * (index + 0.5)}
          width={Math.min(36, slot * 0.6)}
          height={height(lengthOf(increment))}
        />
      ))}
      {target !== undefined && (
        <TargetLine y={HEIGHT - BOTTOM - height(target)} target={target} />
      )}
    </svg>
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

function describe(
  shown: readonly NumberedIncrement[],
  target: number | undefined,
): string {
  const bars = shown.map(
    increment =>
      `${increment.label} ${formatDuration(lengthOf(increment))}${
        isOpen(increment) ? ', open' : ''
      }`,
  );
  const line =
    target === undefined ? 'no target' : `target ${formatDuration(target)}`;
  return `Time-to-value by increment: ${bars.join('; ')}; ${line}.`;
}

function Bar(props: {
  increment: NumberedIncrement;
  middle: number;
  width: number;
  height: number;
}) {
  const { increment, middle, width, height } = props;
  const { palette } = useTheme();
  const blue = KIND_COLOURS[palette.type].work;
  const open = isOpen(increment);
  const base = HEIGHT - BOTTOM;
  const text = {
    x: middle,
    textAnchor: 'middle',
    fontFamily: 'sans-serif',
    fontSize: 11,
  } as const;
  return (
    <g>
      <rect
        x={middle - width / 2}
        y={base - height}
        width={width}
        height={height}
        fill={open ? 'none' : blue}
        stroke={blue}
        strokeWidth="1.5"
        strokeDasharray={open ? '4 3' : undefined}
      />
      <text
        {...text}
        y={base - height - 4}
        fontWeight="700"
        fill={palette.text.primary}
      >
        {shortDuration(lengthOf(increment))}
      </text>
      <text {...text} y={HEIGHT - 6} fill={palette.text.secondary}>
        {increment.number}
        {open ? ', open' : ''}
      </text>
    </g>
  );
}

function TargetLine(props: { y: number; target: number }) {
  const { y, target } = props;
  const { palette } = useTheme();
  const green = TARGET_COLOUR[palette.type];
  return (
    <g>
      <line
        x1="0"
        x2={WIDTH}
        y1={y}
        y2={y}
        stroke={green}
        strokeDasharray="4 3"
      />
      <text
        x={WIDTH}
        y={y - 4}
        textAnchor="end"
        fontFamily="sans-serif"
        fontSize="11"
        fontWeight="700"
        fill={green}
      >
        target {formatDuration(target)}
      </text>
    </g>
  );
}
