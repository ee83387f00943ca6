import {
  OutcomeReport,
  OutcomeSpec,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { arrivalOf, TimedIncrement } from './incrementView';

const SECONDS = { day: 86_400, week: 7 * 86_400, month: 30 * 86_400 };

/**
 * What it costs that the outcome is not there yet: the time since its oldest
 * open increment was needed, at the declared cost of delay.
 *
 * @remarks
 * Once, however many increments are open: the cost of delay is that of the
 * outcome. A month is 30 days.
 */
export function costOfWaiting(
  increments: readonly TimedIncrement[],
  { spec, asOf }: { spec: OutcomeSpec; asOf: number },
): OutcomeReport['costOfWaiting'] {
  const { costOfDelay, adoption } = spec;
  const needs = increments
    .filter(({ state }) => state !== 'closed')
    .filter(each => arrivalOf(each, adoption !== undefined) === undefined)
    .map(({ need }) => need);
  if (!costOfDelay || needs.length === 0) {
    return null;
  }
  const seconds = Math.max(0, asOf - Math.min(...needs)) / 1_000;
  return {
    seconds,
    amount:
      Math.round(
        (seconds / SECONDS[costOfDelay.per]) * costOfDelay.amount * 100,
      ) / 100,
    currency: costOfDelay.currency,
  };
}
