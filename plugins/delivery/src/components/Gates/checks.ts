import {
  DeliveryTest,
  GateDetail,
} from '@delivery-stack/backstage-plugin-delivery-common';
import {
  formatDays,
  formatNumber,
  formatPercent,
  formatRate,
} from '../../format';
import { formatDaysPerCatch } from './figures';

/** Decisions without a catch after which a rate is below 5 % for sure. */
const DECISIONS_NEEDED = 59;

/** One line of the delivery test. */
export interface Check {
  title: string;
  detail: string;
  /** Undefined: cannot be said. */
  passed?: boolean;
}

/** The delivery test as questions, in the same order everywhere. */
export function deliveryChecks(
  test: DeliveryTest,
  riskClasses: GateDetail['byRiskClass'],
): Check[] {
  const floor = formatPercent(test.catchFloor, test.catchFloor < 0.01 ? 1 : 0);
  const cost = test.waitingDaysPerCatch;
  const settled = riskClasses.find(({ deliveryTest: { verdict } }) =>
    ['keep', 'embed'].includes(verdict),
  );
  return [
    {
      title: 'Enough decisions',
      detail: test.missing
        ? `${formatNumber(test.decided)} decided, ${formatNumber(
            test.missing,
          )} more are needed`
        : `${formatNumber(
            test.decided,
          )} decided; without a catch, ${DECISIONS_NEEDED} settle a 5 % floor`,
      passed: !test.missing,
    },
    {
      title: 'Catches something',
      detail: `${formatRate(test.rate, test.upper)}, floor ${floor}${
        test.catchFloorAssumed ? ' (assumed)' : ''
      }`,
      passed: test.upper === null ? undefined : test.upper > test.catchFloor,
    },
    {
      title: 'Worth the wait overall',
      detail: `${
        cost === null ? 'no catch' : `${formatDaysPerCatch(cost)} per catch`
      }, budget ${formatDays(test.waitingDaysPerCatchBudget)}`,
      passed: cost !== null && cost <= test.waitingDaysPerCatchBudget,
    },
    {
      title: 'Clear in one risk class',
      detail: settled
        ? `${settled.riskClass}: ${settled.deliveryTest.verdict}`
        : 'no class passes either test',
      passed: riskClasses.length === 0 ? undefined : Boolean(settled),
    },
  ];
}
