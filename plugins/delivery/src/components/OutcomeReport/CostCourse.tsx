import { CostCourseReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { formatCount, formatDate } from '../../format';
import { moneyText } from './money';
import { useReportClasses } from './useReportClasses';

type Anomaly = CostCourseReport['anomalies'][number];

/** Where something costs more than its own season and trend explain. */
export function CostCourse(props: {
  course: CostCourseReport | null | undefined;
}) {
  const { course } = props;
  const classes = useReportClasses();
  if (!course) {
    return null;
  }
  return (
    <>
      <p className={classes.note}>{courseWords(course)}</p>
      {course.anomalies.length > 0 && (
        <ul className={classes.note} aria-label="Cost beyond its course">
          {course.anomalies.map(anomaly => (
            <li
              key={`${anomaly.entityRef} ${anomaly.currency} ${anomaly.from}`}
            >
              <EntityRefLink
                entityRef={anomaly.entityRef}
                defaultKind="component"
              />{' '}
              {anomalyWords(anomaly)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Whether anything left its course, of how many that were watched, and when. */
export function courseWords(course: CostCourseReport): string {
  const { watched, n, tooYoung, anomalies } = course;
  const young =
    tooYoung > 0
      ? ` ${tooYoung} with fewer than 35 days of cost ${
          tooYoung === 1 ? 'is' : 'are'
        } not watched yet.`
      : '';
  if (!watched) {
    return `Nothing is watched for unusual cost yet: that takes 35 days.${
      n > 0 ? young : ''
    }`;
  }
  const days = `from ${formatDate(watched.from)} to ${formatDate(
    watched.until,
  )}, n = ${n}`;
  return anomalies.length === 0
    ? `Nothing cost more than its own season and trend explain (${days}).${young}`
    : `More than season and trend explain (${days}): ${formatCount(
        anomalies.length,
        'finding',
      )}.${young}`;
}

/** `built up from 3 to 25 Nov: 4 200 EUR, 1 100 EUR more than expected` */
export function anomalyWords(anomaly: Anomaly): string {
  const { kind, from, until, currency, actual, excess } = anomaly;
  const days =
    from === until
      ? `on ${formatDate(from)}`
      : `day by day from ${formatDate(from)} to ${formatDate(until)}`;
  return `${kind === 'jump' ? 'jumped' : 'built up'} ${days}: ${moneyText({
    amount: actual,
    currency,
  })}, ${moneyText({ amount: excess, currency })} more than expected.`;
}
