import { CampaignRecord } from '@delivery-stack/backstage-plugin-delivery-common';
import { useTheme } from '@material-ui/core/styles';
import { formatDate, formatNumber } from '../../format';
import { MarkText, useMarks } from '../charts';
import { chartColours } from '../OutcomeReport/chartColours';
import {
  courseParts,
  HEIGHT,
  nearestDay,
  RecordCourse,
  recordScales,
  WIDTH,
} from './recordScales';
import { dayWords, recordFinding } from './recordWords';

/** Nearer than this, dots would cover the line; units of the drawing. */
const DOTS_APART = 6;
/** Between two lines, for a text; units of the drawing. */
const ROOM = 16;

/**
 * Outcomes that meet a campaign and all in its scope, day by day, up to the
 * target day.
 *
 * @remarks
 * A line ends where a day is missing, or something else was asked for. Drawn
 * with attributes only, so that it can be saved as a picture.
 */
export function RecordChart(props: {
  record: CampaignRecord;
  campaign: { title: string; target: string };
}) {
  const { record, campaign } = props;
  const course = { days: record.days, target: campaign.target };
  const marks = useMarks(dayWords(record.days));
  return (
    <>
      <svg
        width="100%"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={recordFinding(record, campaign)}
        {...marks.keys}
        onMouseMove={({ currentTarget, clientX }) => {
          const { left, width } = currentTarget.getBoundingClientRect();
          marks.point(nearestDay(course, (clientX - left) / width));
        }}
      >
        <Axis course={course} />
        <Target course={course} />
        <Course course={course} of="total" />
        <Course course={course} of="met" />
        <Names course={course} />
        <Active course={course} index={marks.active} />
      </svg>
      <MarkText marks={marks} />
    </>
  );
}

/** Nothing met, with the first and the last day below. */
function Axis(props: { course: RecordCourse }) {
  const { days } = props.course;
  const { marks, texts } = chartColours(useTheme());
  const { x, y } = recordScales(props.course);
  const last = days[days.length - 1].day;
  const text = { ...lettering(texts.note), y: HEIGHT - 3 };
  return (
    <>
      <line x1="0" x2={WIDTH} y1={y(0)} y2={y(0)} stroke={marks.axis} />
      <text {...text} x="0">
        {formatDate(days[0].day)}
      </text>
      {/* Nearer, it would be written over the first. */}
      {x(last) > WIDTH * 0.4 && (
        <text {...text} x={x(last)} textAnchor="end">
          {formatDate(last)}
        </text>
      )}
    </>
  );
}

function Target(props: { course: RecordCourse }) {
  const { target } = props.course;
  const { marks, texts } = chartColours(useTheme());
  const { x, y } = recordScales(props.course);
  return (
    <>
      <line
        x1={x(target)}
        x2={x(target)}
        y1="0"
        y2={y(0)}
        stroke={marks.target}
        strokeDasharray="4 3"
      />
      <text {...lettering(texts.target)} {...beside(x(target))} y="10">
        target {formatDate(target)}
      </text>
    </>
  );
}

function Course(props: { course: RecordCourse; of: 'met' | 'total' }) {
  const { course, of } = props;
  const { days } = course;
  const { marks } = chartColours(useTheme());
  const { x, y } = recordScales(course);
  const colour = of === 'met' ? marks.figure : marks.axis;
  const parts = courseParts(days);
  const width = x(days[days.length - 1].day) - x(days[0].day);
  const roomy = width >= DOTS_APART * (days.length - 1);
  return (
    <>
      {parts.map(part => (
        <polyline
          key={part[0].day}
          points={part.map(each => `${x(each.day)},${y(each[of])}`).join(' ')}
          fill="none"
          stroke={colour}
          strokeWidth={of === 'met' ? 2 : 1}
        />
      ))}
      {parts
        // A day by itself has no line.
        .flatMap(part => (roomy || part.length === 1 ? part : []))
        .map(each => (
          <circle
            key={each.day}
            cx={x(each.day)}
            cy={y(each[of])}
            r={of === 'met' ? 2.5 : 1.5}
            fill={colour}
          />
        ))}
    </>
  );
}

/** What each line is, at its end. */
function Names(props: { course: RecordCourse }) {
  const { days } = props.course;
  const { texts } = chartColours(useTheme());
  const { x, y } = recordScales(props.course);
  const { day, met, total } = days[days.length - 1];
  const place = beside(x(day));
  const below = y(met) - y(total) < ROOM;
  return (
    <>
      <text {...lettering(texts.note)} {...place} y={y(total) - 4}>
        {formatNumber(total)} in scope
      </text>
      <text
        {...lettering(texts.label)}
        {...place}
        y={below ? y(met) + 13 : y(met) - 5}
      >
        {formatNumber(met)} met
      </text>
    </>
  );
}

function Active(props: { course: RecordCourse; index: number | undefined }) {
  const { course, index } = props;
  const { marks } = chartColours(useTheme());
  const { x, y } = recordScales(course);
  const each = index === undefined ? undefined : course.days[index];
  return each ? (
    <circle
      data-active
      cx={x(each.day)}
      cy={y(each.met)}
      r="5"
      fill="none"
      stroke={marks.focus}
      strokeWidth="2"
    />
  ) : null;
}

function lettering(fill: string) {
  return { fontFamily: 'sans-serif', fontSize: 11, fill };
}

/** To the side on which there is more room. */
function beside(x: number) {
  return x > WIDTH / 2
    ? { x: x - 4, textAnchor: 'end' as const }
    : { x: x + 4, textAnchor: 'start' as const };
}
