import {
  OutcomeReport,
  outcomeSeconds,
  OutcomeSpec,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { distributionOf } from '@delivery-stack/flow';
import { arrivalOf, TimedIncrement } from './incrementView';

/**
 * How long increments take until they are of value.
 *
 * @remarks
 * All increments of the outcome, since its beginning: those that did not get
 * there count as open, up to now; those that ended without a deployment never
 * will, and count as abandoned.
 */
export function timeToValueOf(
  increments: readonly TimedIncrement[],
  options: { spec: OutcomeSpec; asOf: number },
): OutcomeReport['timeToValue'] {
  const { spec, asOf } = options;
  const measuresAdoption = spec.adoption !== undefined;
  const arrived = increments
    .map(each => ({ each, at: arrivalOf(each, measuresAdoption) }))
    .filter((one): one is typeof one & { at: number } => one.at !== undefined)
    .sort((left, right) => left.at - right.at)
    .map(({ each, at }) => Math.max(0, at - each.need));
  const open = increments
    .filter(each => each.state !== 'closed')
    .filter(each => arrivalOf(each, measuresAdoption) === undefined)
    .map(({ need }) => Math.max(0, asOf - need));
  const target = spec.timeToValue && outcomeSeconds(spec.timeToValue.target);
  const seconds = (ms: number | undefined) =>
    ms === undefined ? null : ms / 1_000;
  return {
    measured: measuresAdoption ? 'need → adopted' : 'need → deployed',
    ...(target !== undefined && { target }),
    distribution: distributionOf({
      spells: [
        ...arrived.map(exit => ({ entry: 0, exit, decided: true })),
        ...open.map(exit => ({ entry: 0, exit, decided: false })),
      ],
      abandoned: increments.filter(({ state }) => state === 'closed').length,
    }),
    latest: seconds(arrived.at(-1)),
    previous: seconds(arrived.at(-2)),
  };
}
