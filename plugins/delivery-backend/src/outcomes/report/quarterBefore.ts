import {
  Increment,
  OutcomeReport,
  outcomeSeconds,
  OutcomeSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { progressOf } from '@delivery-stack/flow';
import { DAY, iso } from '../../insight/window';
import { Assessment } from '../OutcomeAssessor';

/** A quarter, days. */
export const QUARTER = 91;

type Before = NonNullable<OutcomeSummary['before']>;

/**
 * How an outcome stood a quarter before: as it was recorded then, else as it is
 * worked out from what is known today. Undefined where nothing is known of then.
 */
export function quarterBefore(
  report: Assessment,
  recorded: OutcomeReport | undefined,
): Before | undefined {
  return recorded ? recordedBefore(recorded) : recomputedBefore(report);
}

function recordedBefore(report: OutcomeReport): Before {
  return {
    asOf: report.asOf,
    share: report.measure.progress?.share ?? null,
    latest: report.measure.metering.latest?.value ?? null,
    timeToValue: report.timeToValue.latest,
  };
}

/**
 * From what is known today.
 *
 * @remarks
 * Of an adoption it was known at the end of the time that it has to stay. What
 * was corrected since is in it as it was corrected.
 */
function recomputedBefore(report: Assessment): Before | undefined {
  const at = Date.parse(report.asOf) - QUARTER * DAY;
  const { baseline, target, direction, metering } = report.measure;
  const readings = metering.readings.map(each => ({
    at: Date.parse(each.at),
    value: each.value,
  }));
  const progress = progressOf(readings, {
    ...{ baseline, target, direction },
    holds: metering.holds * 1_000,
    asOf: at,
  });
  const timeToValue = latestBy(report, at);
  const latest = readings.filter(each => each.at <= at).at(-1)?.value ?? null;
  return latest === null && timeToValue === null
    ? undefined
    : {
        asOf: iso(at),
        share: progress?.share ?? null,
        latest,
        timeToValue,
        recomputed: true,
      };
}

/** Seconds that the increment took that had got there last, as one knew then. */
function latestBy(
  { adoption, increments }: Assessment,
  at: number,
): number | null {
  const stays = adoption ? outcomeSeconds(adoption.stays)! * 1_000 : 0;
  const arrived = increments
    .map(each => ({ each, arrival: arrivalOf(each, adoption !== null) }))
    .filter(({ arrival }) => arrival + stays <= at)
    .sort((left, right) => left.arrival - right.arrival);
  const last = arrived.at(-1);
  return last
    ? Math.max(0, last.arrival - Date.parse(last.each.need)) / 1_000
    : null;
}

/** Infinity: not there. */
function arrivalOf(
  { adopted, deployed }: Increment,
  measuresAdoption: boolean,
): number {
  const arrival = measuresAdoption ? adopted : deployed;
  return arrival === undefined ? Infinity : Date.parse(arrival);
}
