import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { formatDate } from '../../format';
import { figureIn, lasting } from '../Outcome/words';
import { numberIncrements } from './increments';
import { MeteringNotes } from './MeteringNotes';
import { Section } from './Section';
import { useReportClasses } from './useReportClasses';

/** What counts as adopted, and where that stands. */
export function AdoptionSection(props: { report: OutcomeReport }) {
  const { report } = props;
  const { adoption, asOf, timeToValue } = report;
  const classes = useReportClasses();
  if (!adoption) {
    return (
      <Section title="Adopted means">
        <p className={classes.text}>
          Not declared, so that {timeToValue.measured} is timed and nobody knows
          whether it is used. Add spec.adoption to the file of the outcome.
        </p>
      </Section>
    );
  }
  const { name, unit, direction, threshold, stays, metering } = adoption;
  const side = direction === 'up' ? 'above' : 'below';
  const crossing = numberIncrements(report).filter(each => each.crossedSince);
  return (
    <Section title="Adopted means">
      <p className={classes.text}>
        {name} {side} {figureIn(threshold, unit)} for {lasting(stays)}. Now{' '}
        <b>
          {metering.latest
            ? figureIn(metering.latest.value, unit)
            : 'not known'}
        </b>
        .
      </p>
      {crossing.map(increment => (
        <p className={classes.note} key={increment.number}>
          Across since {formatDate(increment.crossedSince!)}: if it stays,{' '}
          {increment.label} counts as adopted from then.
        </p>
      ))}
      <MeteringNotes metering={metering} asOf={asOf} />
    </Section>
  );
}
