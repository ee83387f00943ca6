import {
  CHECK_IN_METER,
  MeasureRole,
  OutcomeReport,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { CheckInForm } from './CheckInForm';
import { CheckInList } from './CheckInList';
import { Section } from './Section';
import { useReportClasses } from './useReportClasses';

/** A measure whose figures people enter. */
export interface EnteredMeasure {
  role: MeasureRole;
  name: string;
  unit: string;
}

/** The measures of an outcome that people read. */
export function enteredMeasures(report: OutcomeReport): EnteredMeasure[] {
  const { measure, adoption } = report;
  const roles: Array<
    [MeasureRole, OutcomeReport['adoption'] | typeof measure]
  > = [
    ['measure', measure],
    ['adoption', adoption],
  ];
  return roles.flatMap(([role, each]) =>
    each?.metering.meter === CHECK_IN_METER
      ? [{ role, name: each.name, unit: each.unit }]
      : [],
  );
}

/** Figures that people enter; nothing where no measure is read that way. */
export function CheckInSection(props: {
  report: OutcomeReport;
  past?: boolean;
}) {
  const { report, past } = props;
  const classes = useReportClasses();
  const measures = enteredMeasures(report);
  if (measures.length === 0) {
    return null;
  }
  return (
    <Section title="Check-ins">
      {report.viewer.mayCheckIn && !past && (
        <CheckInForm outcome={report.outcome} measures={measures} />
      )}
      {!report.viewer.mayCheckIn && (
        <p className={classes.note}>
          The owner of the outcome enters these figures.
        </p>
      )}
      <CheckInList outcome={report.outcome} measures={measures} />
    </Section>
  );
}
