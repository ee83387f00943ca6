import { useMemo } from 'react';
import { JourneyDetail } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatDayNumber, formatDuration } from '../../format';
import { ChartOrTable } from '../charts';
import { axisTicks } from '../charts/axisTicks';
import { describeMilestone } from './describe';
import {
  BAR_HEIGHT,
  LANE_PADDING,
  PlacedLane,
  placeLanes,
  ROW_HEIGHT,
  TEXT_HEIGHT,
} from './geometry';
import { labelBar, placeTexts } from './labels';
import { layOutJourney } from './lanes';
import { SpanTable } from './SpanTable';
import { TimelinePlot } from './TimelinePlot';
import { useTimelineClasses } from './useTimelineClasses';

/** A journey on one axis: lanes are functions, fill is the kind of time. */
export function JourneyTimeline(props: {
  detail: JourneyDetail;
  /** Seconds of the axis, where journeys are compared on one. */
  axis?: number;
}) {
  const { detail, axis } = props;
  return (
    <ChartOrTable
      chart={<Chart detail={detail} axis={axis} />}
      table={<SpanTable spans={detail.spans} asOf={detail.frame.asOf} />}
    />
  );
}

function Chart(props: { detail: JourneyDetail; axis?: number }) {
  const { detail, axis = 0 } = props;
  const classes = useTimelineClasses();
  const timeline = useMemo(() => layOutJourney(detail), [detail]);
  const length = Math.max(axis, timeline.length);
  const { lanes, height } = placeLanes(timeline.lanes);
  const hasGaps = timeline.gaps.length > 0;
  const total = height + (hasGaps ? ROW_HEIGHT + 2 * LANE_PADDING : 0);
  const { journey } = detail;
  return (
    <div
      className={classes.scroll}
      role="group"
      aria-label={`${journey.title}: ${formatDuration(journey.elapsed)}, ${
        journey.measured
      }`}
    >
      <Milestones detail={detail} length={length} />
      <div className={classes.grid}>
        <LaneTitles lanes={lanes} unaccounted={hasGaps} />
        <div className={classes.plot}>
          <TimelinePlot
            detail={detail}
            lanes={lanes}
            gaps={timeline.gaps}
            gapTop={height + LANE_PADDING}
            height={total}
            length={length}
            ticks={axisTicks(length)}
          />
          <BarTexts lanes={lanes} length={length} />
        </div>
        <div />
        <Axis length={length} />
      </div>
      {journey.status === 'open' && (
        <div className={classes.open}>
          Still open, {formatDayNumber(journey.elapsed)}
        </div>
      )}
    </div>
  );
}

function LaneTitles(props: { lanes: PlacedLane[]; unaccounted: boolean }) {
  const { lanes, unaccounted } = props;
  const classes = useTimelineClasses();
  return (
    <div>
      {lanes.map(lane => (
        <div
          key={lane.id}
          className={classes.lane}
          style={{ height: lane.height, paddingTop: LANE_PADDING }}
        >
          <span className={classes.function}>{lane.title}</span>
          <span className={classes.seconds}>
            {formatDuration(lane.seconds)}
          </span>
        </div>
      ))}
      {unaccounted && (
        <div className={classes.lane} style={{ paddingTop: LANE_PADDING }}>
          <span className={classes.function}>Unaccounted</span>
          <span className={classes.seconds}>not recorded</span>
        </div>
      )}
    </div>
  );
}

function Milestones(props: { detail: JourneyDetail; length: number }) {
  const { detail, length } = props;
  const classes = useTimelineClasses();
  const { milestones } = detail.journey;
  const texts = placeTexts(
    milestones.map(milestone => ({
      text: describeMilestone(milestone, milestones),
      at: milestone.after / length,
    })),
  );
  const rows = 1 + Math.max(-1, ...texts.map(({ row }) => row));
  return (
    <div className={classes.grid}>
      <div />
      <div className={classes.plot} style={{ height: rows * TEXT_HEIGHT }}>
        {texts.map(({ text, at, row, before }) => (
          <span
            key={text}
            className={`${classes.milestone} ${before ? classes.before : ''}`}
            style={{ left: `${at * 100}%`, top: row * TEXT_HEIGHT }}
          >
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}

function BarTexts(props: { lanes: PlacedLane[]; length: number }) {
  const { lanes, length } = props;
  const classes = useTimelineClasses();
  const places = {
    inside: classes.pill,
    left: classes.before,
    right: classes.after,
  };
  return (
    <div aria-hidden="true">
      {lanes.flatMap(lane =>
        lane.bars.map((bar, index) => {
          const label = labelBar(bar, lane, length);
          return (
            label && (
              <span
                key={`${lane.id} ${index}`}
                className={`${classes.label} ${places[label.place]}`}
                style={{
                  left: `${label.at * 100}%`,
                  top: lane.top + bar.row * ROW_HEIGHT + (BAR_HEIGHT - 16) / 2,
                }}
              >
                {label.text}
              </span>
            )
          );
        }),
      )}
    </div>
  );
}

function Axis(props: { length: number }) {
  const { length } = props;
  const classes = useTimelineClasses();
  return (
    <div className={classes.axis} aria-hidden="true">
      {axisTicks(length).map(tick => (
        <span
          key={tick.seconds}
          className={classes.tick}
          style={{ left: `${(tick.seconds / length) * 100}%` }}
        >
          {tick.label}
        </span>
      ))}
    </div>
  );
}
