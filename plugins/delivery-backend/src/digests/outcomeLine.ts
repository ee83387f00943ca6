import { outcomeRiskWords } from '@delivery-stack/backstage-plugin-delivery-common';
import { ComparedOutcome } from './comparedOutcome';
import { daysWords } from './words';

/** True where an outcome has a risk, or a time-to-value. */
export function isWorthALine({ report, before }: ComparedOutcome): boolean {
  return (
    report.risks.length > 0 ||
    report.timeToValue.latest !== null ||
    typeof before?.timeToValue.latest === 'number'
  );
}

/** `Fewer customers leave: late (new). Time-to-value … 31 days, a week ago 40 days, n = 5.` */
export function outcomeLine(outcome: ComparedOutcome): string {
  const { report, newRisks } = outcome;
  const risks = report.risks.map(
    risk =>
      `${outcomeRiskWords[risk]}${newRisks.includes(risk) ? ' (new)' : ''}`,
  );
  const parts = [
    risks.length > 0 ? risks.join(', ') : 'no risk',
    ...timeToValueWords(outcome),
  ];
  return `${report.title}: ${parts.join('; ')}.`;
}

function timeToValueWords({ report, before }: ComparedOutcome): string[] {
  const { latest, measured, distribution } = report.timeToValue;
  const then = before?.timeToValue.latest ?? null;
  if (latest === null && then === null) {
    return [];
  }
  const words = (seconds: number | null) =>
    seconds === null ? 'none' : daysWords(seconds);
  const against = before ? `, a week ago ${words(then)}` : '';
  return [
    `latest time-to-value (${measured}) ${words(latest)}${against}, n = ${
      distribution.n
    }`,
  ];
}
