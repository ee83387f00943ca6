import {
  CampaignDay,
  CampaignForecastView,
  CampaignRecord,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { formatCount, formatDate, formatNumber } from '../../format';

const DAY = 86_400_000;

/** When everything is met, against the target day, or why none is named. */
export function forecastWords(
  { state, n, needs, at }: CampaignForecastView,
  target: string,
): string {
  const sample = `(n = ${formatCount(n, 'day')})`;
  switch (state) {
    case 'done':
      return 'Everything is met.';
    case 'empty':
      return 'Nothing is asked of any outcome.';
    case 'missed':
      return `Not everything was met by ${formatDate(target)}.`;
    case 'tooFew':
      return `Too few days to forecast: ${formatNumber(n)} of ${formatNumber(
        needs,
      )} that it takes.`;
    case 'notMoving':
      return `No day can be named: the share that is met does not rise, or too slowly for the next ten years ${sample}.`;
    default:
      return `On this pace everything is met on ${formatDate(
        at ?? target,
      )} ${sample}, ${apart(at ?? target, target)}.`;
  }
}

/** What else has to be known of the days, a sentence each. */
export function recordNotes({ days, forecast }: CampaignRecord): string[] {
  const notes: string[] = [];
  const others = days.filter(({ comparable }) => !comparable).length;
  const unknown = days[days.length - 1]?.unknown ?? 0;
  if (forecast?.totals) {
    const { least, most } = forecast.totals;
    notes.push(
      `The scope changed on these days, between ${formatNumber(
        least,
      )} and ${formatCount(
        most,
        'outcome',
      )}; the pace is that of the share, with these changes in it.`,
    );
  }
  if (others > 0) {
    notes.push(
      `On ${formatCount(
        others,
        'day',
      )} another requirement or scope was asked for; the forecast leaves ${
        others === 1 ? 'it' : 'them'
      } out.`,
    );
  }
  if (unknown > 0) {
    notes.push(
      `Of ${formatCount(
        unknown,
        'outcome',
      )} nothing was recorded in the past month; not known is not met.`,
    );
  }
  return notes;
}

/** Whether nothing is known of the day before. */
export function afterGap(days: readonly CampaignDay[], index: number): boolean {
  return (
    index > 0 &&
    Date.parse(days[index].day) - Date.parse(days[index - 1].day) > DAY
  );
}

/** What each day says, for whoever reads the chart by keys or by ear. */
export function dayWords(days: readonly CampaignDay[]): string[] {
  return days.map((each, index) => {
    const { day, comparable } = each;
    const parts = [
      `${formatDate(day)}: ${metOf(each)}`,
      each.exempt > 0 && `${formatNumber(each.exempt)} exempt`,
      each.unknown > 0 && `${formatNumber(each.unknown)} not known`,
      !comparable && 'another requirement or scope',
      afterGap(days, index) && 'after a gap',
    ];
    return parts.filter(Boolean).join(', ');
  });
}

/** The finding of the chart, in a sentence. */
export function recordFinding(
  { days }: CampaignRecord,
  { title, target }: { title: string; target: string },
): string {
  const [first, last] = [days[0], days[days.length - 1]];
  return `${title}, ${formatCount(days.length, 'day')} from ${formatDate(
    first.day,
  )} to ${formatDate(last.day)}: from ${metOf(first)} to ${metOf(
    last,
  )}, target date ${formatDate(target)}.`;
}

function metOf({ met, total }: CampaignDay): string {
  return `${formatNumber(met)} of ${formatNumber(total)} met`;
}

function apart(at: string, target: string): string {
  const days = Math.round((Date.parse(target) - Date.parse(at)) / DAY);
  if (days === 0) {
    return 'on the target date';
  }
  const much = formatCount(Math.abs(days), 'day');
  return `${much} ${days > 0 ? 'before' : 'after'} the target date`;
}
