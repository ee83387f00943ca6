import { OutcomeReport } from '@delivery-stack/backstage-plugin-delivery-common';
import { forecastWords, progressWords } from './measureWords';
import { MeasureLine } from './MeasureLine';
import { MeteringNotes } from './MeteringNotes';
import { Readings } from './Readings';
import { Section } from './Section';
import { useReportClasses } from './useReportClasses';

/** Whether the result is coming. */
export function MeasureSection(props: { report: OutcomeReport }) {
  const { measure, asOf } = props.report;
  const classes = useReportClasses();
  return (
    <Section title={`Measure: ${measure.name}`}>
      <MeasureLine measure={measure} />
      <p className={classes.text}>{progressWords(measure)}</p>
      <p className={classes.text}>{forecastWords(measure.forecast, measure)}</p>
      <MeteringNotes metering={measure.metering} asOf={asOf} />
      <Readings measure={measure} />
    </Section>
  );
}
