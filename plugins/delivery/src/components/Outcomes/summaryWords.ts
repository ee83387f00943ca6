import {
  OutcomeRisk,
  OutcomeSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import {
  formatDate,
  formatDuration,
  formatSample,
  NO_BREAK_SPACE,
} from '../../format';
import { CONSTRAINTS, RISKS } from '../OutcomeReport/risks';

const FORECASTS = {
  reached: 'Reached',
  onTime: 'On time',
  late: 'Late',
  notMoving: 'Not moving',
  tooFew: 'Too few readings',
};

/** When a measure is expected at its target, short. */
export function forecastNote({
  forecast,
  due,
}: Pick<OutcomeSummary['measure'], 'forecast' | 'due'>) {
  const { state, at, earliest, latest, n, needs } = forecast;
  const interval =
    earliest || latest
      ? `, 95${NO_BREAK_SPACE}% ${
          earliest ? formatDate(earliest) : 'open'
        } to ${latest ? formatDate(latest) : 'open'}`
      : '';
  const sample = formatSample({ n, censored: 0 });
  const notes = {
    reached: at ? formatDate(at) : '',
    tooFew: `${sample}, needs ${needs}`,
    notMoving: sample,
    onTime: `${at ? formatDate(at) : ''}${interval}, ${sample}`,
    late: `${at ? formatDate(at) : ''}${interval}, ${sample}`,
  };
  return {
    label: FORECASTS[state],
    note: `${notes[state]}; due ${formatDate(due)}`.replace(/^; /, ''),
  };
}

/** `22 d faster than a quarter ago (96 d)` */
export function quarterWords(
  latest: number | null,
  before: number | null,
): string {
  if (latest === null || before === null) {
    return 'no figure from a quarter ago';
  }
  const difference = latest - before;
  const then = `a quarter ago (${formatDuration(before)})`;
  if (Math.abs(difference) < 60) {
    return `as ${then}`;
  }
  return `${formatDuration(Math.abs(difference))} ${
    difference < 0 ? 'faster' : 'slower'
  } than ${then}`;
}

/** Why an outcome is at risk, naming what fails. */
export function whyAtRisk(
  risk: OutcomeRisk,
  { constraints }: Pick<OutcomeSummary, 'constraints'>,
): string {
  const failing = constraints
    .filter(({ state }) => state === 'fail')
    .map(({ constraint }) => CONSTRAINTS[constraint].toLowerCase());
  return risk === 'constraintFails' && failing.length > 0
    ? `fails: ${failing.join(', ')}`
    : RISKS[risk].why;
}
