import {
  OutcomeForecast,
  OutcomeMeasure,
  OutcomeReport,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { forecastOf, progressOf } from '@delivery-stack/flow';
import { DAY, iso } from '../../insight/window';
import { MeasureSeries } from '../Series';

/** A measure with how far it is, and when it is expected where. */
export function measureView(
  measure: OutcomeMeasure,
  { readings, holds, metering }: MeasureSeries,
  asOf: number,
): OutcomeReport['measure'] {
  const { name, unit, direction, baseline, target, due } = measure;
  const goal = { baseline, target, direction, holds, asOf };
  const progress = progressOf(readings, goal);
  return {
    ...{ name, unit, direction, baseline, target, due },
    metering,
    progress: progress && {
      share: progress.share,
      moved: progress.moved,
      reached: progress.reached,
      ...(progress.reachedAt !== undefined && {
        reachedAt: iso(progress.reachedAt),
      }),
    },
    forecast: forecastView(
      forecastOf(readings, { ...goal, due: Date.parse(due) + DAY }),
    ),
  };
}

function forecastView(
  forecast: ReturnType<typeof forecastOf>,
): OutcomeForecast {
  const { at, earliest, latest, ...rest } = forecast;
  return {
    ...rest,
    ...(at !== undefined && { at: iso(at) }),
    ...(earliest !== undefined && { earliest: iso(earliest) }),
    ...(latest !== undefined && { latest: iso(latest) }),
  };
}
