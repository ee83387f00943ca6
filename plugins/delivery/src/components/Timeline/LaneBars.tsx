import { KeyboardEvent, useRef } from 'react';
import { useTheme } from '@material-ui/core/styles';
import { KindRect } from '../../kinds';
import { nextMark } from '../charts';
import { describeSpan } from './describe';
import { LaneBar } from './lanes';
import { BAR_HEIGHT, PlacedLane, ROW_HEIGHT } from './geometry';

const percent = (share: number) => `${share * 100}%`;

/** All bars of a timeline: one tab stop, arrows move between them. */
export function LaneBars(props: { lanes: PlacedLane[]; length: number }) {
  const { lanes, length } = props;
  const group = useRef<SVGGElement>(null);
  const bars = lanes
    .flatMap(lane => lane.bars.map(bar => ({ bar, top: lane.top })))
    .sort((a, b) => a.bar.from - b.bar.from);
  const move = (event: KeyboardEvent<SVGGElement>) => {
    const marks = [...(group.current?.querySelectorAll('[data-bar]') ?? [])];
    const next = nextMark(
      event.key,
      marks.indexOf(event.target as Element),
      marks.length,
    );
    const mark = next === undefined ? undefined : marks[next];
    if (mark instanceof SVGElement) {
      event.preventDefault();
      mark.focus();
    }
  };
  return (
    <g ref={group} onKeyDown={move}>
      {bars.map(({ bar, top }, index) => (
        <Bar
          key={index}
          bar={bar}
          y={top + bar.row * ROW_HEIGHT}
          length={length}
          reachable={index === 0}
        />
      ))}
    </g>
  );
}

function Bar(props: {
  bar: LaneBar;
  y: number;
  length: number;
  reachable: boolean;
}) {
  const { bar, y, length, reachable } = props;
  const { span, from, to } = bar;
  const text = describeSpan(span, to - from);
  return (
    <g
      data-bar
      role="img"
      aria-label={text}
      tabIndex={reachable ? 0 : -1}
      style={{ outlineOffset: 2 }}
    >
      <title>{text}</title>
      <KindRect
        kind={span.spanKind}
        x={percent(from / length)}
        y={y}
        height={BAR_HEIGHT}
        rx="2"
        // Minutes within weeks are still to be seen.
        style={{ width: `max(4px, ${percent((to - from) / length)})` }}
      />
      <Uncertain bar={bar} y={y} length={length} />
      {bar.open && <TornEdge x={percent(to / length)} y={y} />}
    </g>
  );
}

/** Ends that were inferred fade out. */
function Uncertain(props: { bar: LaneBar; y: number; length: number }) {
  const { bar, y, length } = props;
  const { inferred } = bar.span;
  const width = ((bar.to - bar.from) / length) * 0.3;
  const fade = (x: number, id: string) => (
    <rect
      x={percent(x)}
      y={y}
      width={percent(width)}
      height={BAR_HEIGHT}
      fill={`url(#${id})`}
    />
  );
  return (
    <>
      {(inferred === 'start' || inferred === 'both') &&
        fade(bar.from / length, 'delivery-fade-start')}
      {(inferred === 'end' || inferred === 'both') &&
        fade(bar.to / length - width, 'delivery-fade-end')}
    </>
  );
}

/** The right edge of what is still open. */
function TornEdge(props: { x: string; y: number }) {
  const { palette } = useTheme();
  const teeth = Array.from({ length: 5 }, (_, tooth) => {
    const y = (BAR_HEIGHT / 5) * tooth;
    return `${-6},${y + BAR_HEIGHT / 10} 0,${y + BAR_HEIGHT / 5}`;
  }).join(' ');
  return (
    <svg x={props.x} y={props.y} overflow="visible" aria-hidden="true">
      <polygon
        points={`0,0 ${teeth} 4,${BAR_HEIGHT} 4,0`}
        fill={palette.background.paper}
      />
    </svg>
  );
}
