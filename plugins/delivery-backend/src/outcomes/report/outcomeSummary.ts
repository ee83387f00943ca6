import { OutcomeSummary } from '@delivery-stack/backstage-plugin-delivery-common';
import { Assessment } from '../OutcomeAssessor';

/**
 * One row of the portfolio.
 *
 * @param before - How it stood a quarter before, where that is shown and known.
 */
export function outcomeSummary(
  report: Assessment,
  before?: OutcomeSummary['before'],
): OutcomeSummary {
  const { measure, increments, constraints } = report;
  const { metering, ...rest } = measure;
  const count = (state: string) =>
    increments.filter(each => each.state === state).length;
  return {
    asOf: report.asOf,
    outcome: report.outcome,
    title: report.title,
    statement: report.statement,
    owner: report.owner,
    ...(report.domain !== undefined && { domain: report.domain }),
    ...(report.systems && { systems: report.systems }),
    ...(report.type !== undefined && { type: report.type }),
    risks: report.risks,
    costOfWaiting: report.costOfWaiting,
    nextMove: report.nextMove,
    measure: {
      ...rest,
      state: metering.state,
      latest: metering.latest?.value ?? null,
    },
    timeToValue: report.timeToValue,
    increments: {
      open: count('open'),
      deployed: count('deployed'),
      adopted: count('adopted'),
    },
    constraints: constraints.map(({ constraint, state }) => ({
      constraint,
      state,
    })),
    ...(before && { before }),
  };
}
