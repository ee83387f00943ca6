import {
  OutcomeReport,
  OutcomeSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { Assessment } from '../OutcomeAssessor';
import { recomputedBefore, recordedBefore } from './quarterBefore';

/** One row of the portfolio, from a report and that of a quarter before, where there is one. */
export function outcomeSummary(
  report: Assessment,
  before: OutcomeReport | undefined,
): OutcomeSummary {
  const { measure, increments, constraints } = report;
  const { metering, ...rest } = measure;
  const then = before ? recordedBefore(before) : recomputedBefore(report);
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
    ...(then && { before: then }),
  };
}
