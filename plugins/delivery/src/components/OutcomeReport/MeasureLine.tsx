import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { useTheme } from '@material-ui/core/styles';
import { KIND_COLOURS, TARGET_COLOUR } from '../../kinds';
import { figureIn } from '../Outcome/words';
import { progressWords } from './measureWords';

type Measure = OutcomeReport['measure'];

/** Places on the line, in percent of its width. */
interface Places {
  baseline: number;
  target: number;
  current?: number;
}

/** Baseline on the left and target on the right, whichever is larger. */
function placesOf(share: number | undefined): Places {
  const from = Math.min(0, share ?? 0);
  const length = Math.max(1, share ?? 1) - from;
  const at = (value: number) => 6 + ((value - from) / length) * 88;
  return {
    baseline: at(0),
    target: at(1),
    ...(share !== undefined && { current: at(share) }),
  };
}

/** Texts near an end grow inwards. */
function anchorOf(place: number): 'start' | 'middle' | 'end' {
  if (place < 20) {
    return 'start';
  }
  return place > 80 ? 'end' : 'middle';
}

/** Where a measure stands between its baseline and its target. */
export function MeasureLine(props: { measure: Measure }) {
  const { measure } = props;
  const { baseline, target, unit, progress, metering, name } = measure;
  const { palette } = useTheme();
  const current = metering.latest?.value;
  const places = placesOf(progress?.share);
  const blue = KIND_COLOURS[palette.type].work;
  const green = TARGET_COLOUR[palette.type];
  const label =
    `${name}: baseline ${figureIn(baseline, unit)}, ` +
    `${current === undefined ? '' : `current ${figureIn(current, unit)}, `}` +
    `target ${figureIn(target, unit)}. ${progressWords(measure)}`;
  return (
    <svg width="100%" height="78" role="img" aria-label={label}>
      <line x1="6%" x2="94%" y1="38" y2="38" stroke={palette.divider} />
      {places.current !== undefined && (
        <line
          x1={`${places.baseline}%`}
          x2={`${places.current}%`}
          y1="38"
          y2="38"
          stroke={blue}
          strokeWidth="3"
        />
      )}
      <Mark place={places.baseline} y={58} text="baseline">
        <circle r="4" fill={palette.background.paper} stroke={blue} />
        {figureIn(baseline, unit)}
      </Mark>
      <Mark place={places.target} y={58} text="target" colour={green}>
        <line y1="-9" y2="9" stroke={green} strokeWidth="3" />
        {figureIn(target, unit)}
      </Mark>
      {places.current !== undefined && current !== undefined && (
        <Mark place={places.current} y={10} text="current" strong>
          <circle r="6" fill={blue} />
          {figureIn(current, unit)}
        </Mark>
      )}
    </svg>
  );
}

/** A place on the line: its mark, its name and its figure. */
function Mark(props: {
  place: number;
  /** Where the first of the two lines of text stands. */
  y: number;
  text: string;
  strong?: boolean;
  colour?: string;
  children: [JSX.Element, string];
}) {
  const { place, y, text, strong, colour, children } = props;
  const { palette } = useTheme();
  const [mark, figure] = children;
  const at = { x: `${place}%`, textAnchor: anchorOf(place) };
  return (
    <>
      <svg x={`${place}%`} y="38" overflow="visible">
        {mark}
      </svg>
      <text {...at} y={y} fontSize="11" fill={palette.text.secondary}>
        {text}
      </text>
      <text
        {...at}
        y={y + 14}
        fontSize={strong ? 14 : 12}
        fontWeight="700"
        fill={colour ?? palette.text.primary}
      >
        {figure}
      </text>
    </>
  );
}
