import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import PassIcon from '@material-ui/icons/Check';
import ClockIcon from '@material-ui/icons/AccessTime';
import {
  formatDayNumber,
  formatDuration,
  formatPercentile,
  formatSample,
} from '../../format';
import { StatusChip } from '../states';

import { isOpen, latestReached, numberIncrements } from './increments';
import { IncrementsPanel } from './IncrementsPanel';
import { InitiativeNote } from './InitiativeNote';
import { Section } from './Section';
import { TimeToValueLine } from './TimeToValueLine';
import { useReportClasses } from './useReportClasses';

type TimeToValue = OutcomeReport['timeToValue'];

/** The objective: how long value takes. */
export function TimeToValueSection(props: { report: OutcomeReport }) {
  const { report } = props;
  const { timeToValue } = report;
  const increments = numberIncrements(report);
  const reached = latestReached(increments);
  const running = increments.filter(isOpen);
  const shown = reached ?? running[running.length - 1];
  return (
    <Section
      title="Objective: time-to-value"
      aside={<TargetChip timeToValue={timeToValue} />}
    >
      <Latest
        timeToValue={timeToValue}
        label={reached?.label}
        running={running[running.length - 1]}
      />
      {shown && <TimeToValueLine increment={shown} asOf={report.asOf} />}
      <Distribution timeToValue={timeToValue} />
      <IncrementProblem report={report} />
      {increments.length > 0 && (
        <IncrementsPanel increments={increments} target={timeToValue.target} />
      )}
      <InitiativeNote report={report} />
    </Section>
  );
}

function TargetChip(props: { timeToValue: TimeToValue }) {
  const { latest, target } = props.timeToValue;
  if (latest === null || target === undefined) {
    return null;
  }
  return latest > target ? (
    <StatusChip
      tone="caution"
      icon={ClockIcon}
      label={`${formatDuration(latest - target)} over target`}
    />
  ) : (
    <StatusChip tone="good" icon={PassIcon} label="Within target" />
  );
}

function Latest(props: {
  timeToValue: TimeToValue;
  label?: string;
  running?: { elapsed: number; label: string };
}) {
  const { timeToValue, label = 'latest increment', running } = props;
  const { latest, target, measured } = timeToValue;
  const classes = useReportClasses();
  const against =
    target === undefined
      ? 'no target is declared'
      : `target ${formatDuration(target)}`;
  if (latest === null) {
    return (
      <p className={classes.text}>
        {running ? (
          <>
            <span className={classes.big}>
              {formatDayNumber(running.elapsed)}
            </span>{' '}
            {running.label} is open; none got from {measured} yet, {against}
          </>
        ) : (
          <>
            Not known: no increment got from {measured} yet; {against}.
          </>
        )}
      </p>
    );
  }
  return (
    <>
      <p className={classes.text}>
        <span className={classes.big}>{formatDuration(latest)}</span> {label},{' '}
        {measured}, {against}
      </p>
      <p className={classes.note}>{trendWords(timeToValue)}</p>
    </>
  );
}

/** `22 d faster than the one before (96 d).` */
export function trendWords({
  latest,
  previous,
}: Pick<TimeToValue, 'latest' | 'previous'>): string {
  if (latest === null || previous === null) {
    return 'No increment before it to compare with.';
  }
  const difference = latest - previous;
  const before = `the one before (${formatDuration(previous)})`;
  if (Math.abs(difference) < 60) {
    return `As fast as ${before}.`;
  }
  return `${formatDuration(Math.abs(difference))} ${
    difference < 0 ? 'faster' : 'slower'
  } than ${before}.`;
}

function Distribution(props: { timeToValue: TimeToValue }) {
  const { distribution } = props.timeToValue;
  const classes = useReportClasses();
  return (
    <p className={classes.note}>
      P50 {formatPercentile(distribution, 'p50')} · {formatSample(distribution)}
      {distribution.abandoned > 0 &&
        ` · ${distribution.abandoned} closed without a deployment`}
    </p>
  );
}

function IncrementProblem(props: { report: OutcomeReport }) {
  const { incrementsProblem, increments } = props.report;
  const classes = useReportClasses();
  const text =
    incrementsProblem ??
    (increments.length === 0
      ? 'No increment yet: no journey of its initiative or its contributors was found.'
      : undefined);
  return text ? (
    <p className={classes.text} role="status">
      {text}
    </p>
  ) : null;
}
