import {
  CostPerOutcome,
  OutcomeReport,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { formatDate, formatDuration } from '../../format';
import { changeIn } from '../Outcome/words';
import { CostCourse } from './CostCourse';
import { amountsOf, moneyText } from './money';
import { Section } from './Section';
import { useReportClasses } from './useReportClasses';

/** What one unit of progress costs, with both numbers behind it. */
export function CostSection(props: { report: OutcomeReport }) {
  const { costPerOutcome, costCourse, costOfWaiting, measure } = props.report;
  const classes = useReportClasses();
  return (
    <Section title="Cost per outcome">
      {costPerOutcome ? (
        <CostFigures cost={costPerOutcome} unit={measure.unit} />
      ) : (
        <p className={classes.text}>
          Not known: no source of cost is connected. Whoever runs this Backstage
          connects one, such as FOCUS files.
        </p>
      )}
      <CostCourse course={costCourse} />
      {costOfWaiting && (
        <p className={classes.note}>
          Waiting costs {moneyText(costOfWaiting)} so far, by what the outcome
          says of delay: {formatDuration(costOfWaiting.seconds)} since the
          oldest increment that is not there yet was needed.
        </p>
      )}
    </Section>
  );
}

function CostFigures(props: { cost: CostPerOutcome; unit: string }) {
  const { cost, unit } = props;
  const { perUnit, moved, reason } = cost;
  const classes = useReportClasses();
  return (
    <>
      {perUnit && perUnit.length > 0 ? (
        <p className={classes.text}>
          <span className={classes.big}>{amountsOf(perUnit)}</span> per{' '}
          {unit === '%' ? 'percentage point' : `unit (${unit})`}
        </p>
      ) : (
        <p className={classes.text}>
          {reason ?? 'Not known: nothing moved for the better yet.'}
        </p>
      )}
      <p className={classes.note}>
        {cost.cost.length > 0 ? amountsOf(cost.cost) : 'No cost'} from{' '}
        {formatDate(cost.since)} to {formatDate(cost.until)};{' '}
        {moved === null
          ? 'what moved meanwhile is not known'
          : `moved by ${changeIn(moved, unit)}`}
        .
      </p>
    </>
  );
}
