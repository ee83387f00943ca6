import {
  ConstraintCheck,
  ConstraintReport,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { Notice } from '../notices/Notice';
import { Assessment } from './OutcomeAssessor';

/**
 * What the owner of an outcome has to know about its cost: that it approaches
 * its envelope while something can be done about it, and that it is beyond.
 *
 * @remarks
 * Each once in a period; nothing of an envelope that holds, however full it is
 * at the end of the month.
 */
export function costNotices(report: Assessment): Notice[] {
  return report.constraints
    .filter(({ constraint }) => constraint === 'cost')
    .flatMap(constraint =>
      constraint.checks.flatMap(check => noticeOf(report, constraint, check)),
    );
}

function noticeOf(
  { outcome, owner, title, costCourse }: Assessment,
  { reason }: ConstraintReport,
  check: ConstraintCheck,
): Notice[] {
  const { state, approaching, what, now, limit, unit, expected } = check;
  if (now === null || (state !== 'fail' && !approaching)) {
    return [];
  }
  const figures = `${money(now)} of ${money(limit)} ${unit} ${what}${
    expected === undefined ? '' : `; ${money(expected)} ${unit} are expected`
  }.`;
  return [
    {
      // `what` names the period: the next one is told anew.
      key: `cost ${outcome} ${what} ${state === 'fail' ? 'beyond' : 'near'}`,
      recipient: owner,
      title:
        state === 'fail'
          ? `${title} costs more than its envelope`
          : `${title} is about to cost more than its envelope`,
      description: [
        figures,
        ...(reason === undefined ? [] : [`${reason}.`]),
        ...anomalyOf(costCourse, unit),
      ].join(' '),
      severity: state === 'fail' ? 'high' : 'normal',
    },
  ];
}

/** The greatest of what season and trend do not explain: the likely reason. */
function anomalyOf(course: Assessment['costCourse'], unit: string): string[] {
  const [found] = (course?.anomalies ?? []).filter(
    ({ currency }) => currency === unit,
  );
  if (!found) {
    return [];
  }
  const { entityRef, kind, from, until, excess } = found;
  const days = from === until ? `on ${from}` : `from ${from} to ${until}`;
  return [
    `${entityRef} ${kind === 'jump' ? 'jumped' : 'built up'} ${days}: ${money(
      excess,
    )} ${unit} more than its season and trend explain.`,
  ];
}

function money(amount: number): string {
  return String(Math.round(amount));
}
