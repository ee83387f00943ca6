import {
  Metering,
  OutcomeForecast,
  OutcomeReport,
} from '@delivery-stack/backstage-plugin-delivery-common';
import {
  formatCount,
  formatDate,
  formatDuration,
  formatInstant,
  formatNumber,
  formatPercent,
  formatRelative,
  NO_BREAK_SPACE,
} from '../../format';
import { changeIn, figureIn } from '../Outcome/words';

type Measure = OutcomeReport['measure'];

/** `50 % of the way from baseline to target: better by 0.3 percentage points.` */
export function progressWords(
  measure: Pick<Measure, 'progress' | 'unit'>,
): string {
  const { progress, unit } = measure;
  if (!progress) {
    return 'Progress is not known: nothing was read yet.';
  }
  const { share, moved, reached, reachedAt } = progress;
  if (reached) {
    return reachedAt
      ? `The target is reached, without a break since ${formatDate(reachedAt)}.`
      : 'The target is reached.';
  }
  const way = `${formatPercent(share)} of the way from baseline to target`;
  if (moved === 0) {
    return `${way}: as at the baseline.`;
  }
  const better = moved > 0 ? 'better' : 'worse';
  return `${way}: ${better} by ${changeIn(Math.abs(moved), unit)}.`;
}

/** When the target is expected, with its interval, or why nobody can say. */
export function forecastWords(
  forecast: OutcomeForecast,
  measure: Pick<Measure, 'unit' | 'due'>,
): string {
  const { state, n, needs, at, valueWhenDue } = forecast;
  const readings = formatCount(n, 'reading');
  const due = formatDate(measure.due);
  const whenDue =
    valueWhenDue === undefined
      ? ''
      : ` On ${due}, ${figureIn(
          // More digits would only look exact.
          Number(valueWhenDue.toPrecision(3)),
          measure.unit,
        )} are expected.`;
  switch (state) {
    case 'reached':
      return at ? `Reached on ${formatDate(at)}.` : 'Reached.';
    case 'tooFew':
      return `Too few readings for a forecast: n = ${formatNumber(
        n,
      )}, it needs ${formatNumber(needs)}.`;
    case 'notMoving':
      return `As it moves now, the target is not reached within ten years (${readings}).${whenDue}`;
    default: {
      const day = at ? `around ${formatDate(at)}` : 'on a day not known';
      const side = state === 'onTime' ? 'by' : 'after';
      return `As it moves now, the target is reached ${day}, ${side} the due day ${due} (${intervalWords(
        forecast,
      )}, ${readings}).${whenDue}`;
    }
  }
}

/** `95 % interval 3 Jan to 9 Mar 2027`; an open end is said. */
function intervalWords({ earliest, latest }: OutcomeForecast): string {
  if (!earliest && !latest) {
    return 'without bounds';
  }
  const from = earliest ? formatDate(earliest) : 'no earliest day';
  const to = latest ? formatDate(latest) : 'no latest day';
  return `95${NO_BREAK_SPACE}% interval ${from} to ${to}`;
}

/** What each state of a meter means, where the backend does not say more. */
const PROBLEMS: Record<Metering['state'], string | undefined> = {
  current: undefined,
  stale:
    'The last reading holds no longer. Look whether its source still answers.',
  failing:
    'The last attempt to read it failed. Look at its settings and its source.',
  empty: 'Nothing was read yet. Wait for the first reading, or enter one.',
  unmetered:
    'No meter is declared, so that nothing is measured. Add a meter to the measure in the file of the outcome.',
  foreign:
    'No installed module has this meter. Install its module, or name another meter.',
};

/** What is wrong with a meter and what to do; undefined where nothing is. */
export function meteringProblem(metering: Metering): string | undefined {
  return metering.problem ?? PROBLEMS[metering.state];
}

/** `Source: prometheus. n = 30 readings, the latest of …; a reading holds 2 d; 1 gap.` */
export function sourceWords(metering: Metering, asOf: string): string {
  const { meter, n, gaps, latest, holds } = metering;
  if (!meter) {
    return 'Source: none.';
  }
  const parts = [
    `n = ${formatCount(n, 'reading')}`,
    latest &&
      `the latest of ${formatInstant(latest.at)}, ${formatRelative(
        latest.at,
        asOf,
      )}`,
    `a reading holds ${formatDuration(holds)}`,
    gaps > 0 ? formatCount(gaps, 'gap') : 'no gap',
  ];
  return `Source: ${meter}. ${parts.filter(Boolean).join('; ')}.`;
}
