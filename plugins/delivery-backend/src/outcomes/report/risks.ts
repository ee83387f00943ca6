import {
  ConstraintReport,
  OutcomeReport,
  OutcomeRisk,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { DAY } from '../../insight/window';

/** Why an outcome may not be reached; nothing where all is well. */
export function risksOf(facts: {
  measured: OutcomeReport['measure'];
  timeToValue: OutcomeReport['timeToValue'];
  constraints: readonly ConstraintReport[];
  asOf: number;
}): OutcomeRisk[] {
  const { measured, timeToValue, constraints, asOf } = facts;
  const { progress, forecast, due, metering } = measured;
  const { target, latest } = timeToValue;
  const isOverdue = asOf > Date.parse(due) + DAY && !progress?.reached;
  const risks: Array<[OutcomeRisk, boolean]> = [
    ['overdue', isOverdue],
    ['late', forecast.state === 'late' && !isOverdue],
    ['notMoving', forecast.state === 'notMoving'],
    ['notMeasured', metering.state !== 'current'],
    ['overTarget', target !== undefined && latest !== null && latest > target],
    ['constraintFails', constraints.some(({ state }) => state === 'fail')],
  ];
  return risks.filter(([, holds]) => holds).map(([risk]) => risk);
}
