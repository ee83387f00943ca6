import { OutcomeSummary } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatCount, formatDuration, SAMPLE_NEEDED } from '../../format';
import { Section } from '../OutcomeReport/Section';
import { useReportClasses } from '../OutcomeReport/useReportClasses';
import { Pace, paceOf } from './boardFigures';

/** Is value arriving faster than a quarter ago? */
export function BoardPace(props: { items: readonly OutcomeSummary[] }) {
  const classes = useReportClasses();
  const pace = paceOf(props.items);
  return (
    <Section title="Is value arriving faster than a quarter ago?">
      <p className={classes.text}>
        <span className={classes.big}>{answerOf(pace)}</span>{' '}
        {pace.now !== null && pace.before !== null && (
          <>
            median time-to-value {formatDuration(pace.now)}, a quarter ago{' '}
            {formatDuration(pace.before)}
          </>
        )}
      </p>
      <p className={classes.note}>
        n = {formatCount(pace.n, 'outcome')} with a figure now and then
        {pace.n < SAMPLE_NEEDED.p50 && `, a verdict needs ${SAMPLE_NEEDED.p50}`}
        ; {pace.faster} faster, {pace.slower} slower; {pace.without} without one
        of the two.
        {pace.recomputed > 0 &&
          ` Nothing was recorded then of ${pace.recomputed}: worked out from what is known today.`}
      </p>
    </Section>
  );
}

/** By medians of the same outcomes; of few, one increment turns it round. */
function answerOf({ now, before, n }: Pace): string {
  if (now === null || before === null) {
    return 'Not known';
  }
  if (n < SAMPLE_NEEDED.p50) {
    return 'Too few to say';
  }
  if (Math.abs(now - before) < 60) {
    return 'No, as fast';
  }
  return now < before ? 'Yes' : 'No';
}
