import { useTheme } from '@material-ui/core/styles';
import { formatDate, formatDuration, secondsBetween } from '../../format';
import { KIND_COLOURS } from '../../kinds';
import { NumberedIncrement, stateWords } from './increments';

interface Place {
  name: string;
  note: string;
  /** Percent of the width. */
  at: number;
  reached: boolean;
}

/** Need, deployed and adopted of an increment, as far as they happened. */
function placesOf(increment: NumberedIncrement, asOf: string): Place[] {
  const { need, deployed, adopted, needToDeployed } = increment;
  const length = Math.max(1, secondsBetween(need, adopted ?? asOf));
  const toDeployed =
    deployed && (needToDeployed ?? secondsBetween(need, deployed));
  const end = increment.timeToValue !== null && !adopted ? toDeployed : length;
  const at = (seconds: number) =>
    6 + Math.min(1, Math.max(0, seconds / (end || 1))) * 88;
  return [
    {
      name: 'Need',
      note: `${formatDate(need)}${
        increment.provenance === 'inferred' ? ', inferred' : ''
      }`,
      at: 6,
      reached: true,
    },
    ...(typeof toDeployed === 'number'
      ? [
          {
            name: 'Deployed',
            note: formatDuration(toDeployed),
            at: at(toDeployed),
            reached: true,
          },
        ]
      : []),
    ...(adopted
      ? [
          {
            name: 'Adopted',
            note: formatDuration(length),
            at: 94,
            reached: true,
          },
        ]
      : []),
    ...(increment.timeToValue === null && increment.state !== 'closed'
      ? [
          {
            name: 'Now',
            note: formatDuration(increment.elapsed),
            at: 94,
            reached: false,
          },
        ]
      : []),
  ];
}

/** Need, deployed and adopted on a line. */
export function TimeToValueLine(props: {
  increment: NumberedIncrement;
  asOf: string;
}) {
  const { increment, asOf } = props;
  const { palette } = useTheme();
  const blue = KIND_COLOURS[palette.type].work;
  const places = placesOf(increment, asOf);
  const last = places[places.length - 1];
  const words = places.map(({ name, note }) => `${name.toLowerCase()} ${note}`);
  return (
    <svg
      width="100%"
      height="82"
      role="img"
      aria-label={`${increment.label}, ${stateWords(increment)}: ${words.join(
        ', ',
      )}`}
    >
      <line
        x1="6%"
        x2={`${last.at}%`}
        y1="40"
        y2="40"
        stroke={blue}
        strokeWidth="3"
        strokeDasharray={last.reached ? undefined : '5 4'}
      />
      {places.map((place, index) => {
        // Deployed goes above, so that it never stands in its neighbours.
        const y = index === 1 && places.length > 2 ? 14 : 60;
        const text = { x: `${place.at}%`, textAnchor: anchor(place.at) };
        return (
          <g key={place.name}>
            <circle
              cx={`${place.at}%`}
              cy="40"
              r="5"
              fill={place.reached ? blue : palette.background.paper}
              stroke={blue}
              strokeWidth="2"
            />
            <text
              {...text}
              y={y}
              fontSize="12"
              fontWeight="700"
              fill={palette.text.primary}
            >
              {place.name}
            </text>
            <text
              {...text}
              y={y + 14}
              fontSize="11"
              fill={palette.text.secondary}
            >
              {place.note}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function anchor(at: number): 'start' | 'middle' | 'end' {
  if (at < 20) {
    return 'start';
  }
  return at > 80 ? 'end' : 'middle';
}
