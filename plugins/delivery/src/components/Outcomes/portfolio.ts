import { OutcomeSummary } from '@delivery-stack/backstage-plugin-delivery-common';
import { GroupKey, PortfolioParams, SortKey } from './usePortfolioParams';

/** What comes first in the order of forecasts. */
const FORECASTS: Array<OutcomeSummary['measure']['forecast']['state']> = [
  'reached',
  'onTime',
  'late',
  'notMoving',
  'tooFew',
];

/** What a column is sorted by; null: not known, and last either way. */
export const SORTED_BY: Record<
  SortKey,
  (item: OutcomeSummary) => number | string | null
> = {
  outcome: item => item.title,
  owner: item => item.owner,
  progress: item => item.measure.progress?.share ?? null,
  forecast: item => FORECASTS.indexOf(item.measure.forecast.state),
  timeToValue: item => item.timeToValue.latest,
  constraints: item =>
    item.constraints.length === 0
      ? null
      : item.constraints.filter(({ state }) => state === 'fail').length * 10 +
        item.constraints.filter(({ state }) => state === 'unknown').length,
  risks: item => item.risks.length,
  // Amounts of several currencies have no order; the days of waiting do.
  waiting: item => item.costOfWaiting?.seconds ?? null,
};

/** Rows in the order of a column; equal ones by title. */
export function sortOutcomes(
  items: readonly OutcomeSummary[],
  { sort, descending }: Pick<PortfolioParams, 'sort' | 'descending'>,
): OutcomeSummary[] {
  const read = SORTED_BY[sort];
  const sign = descending ? -1 : 1;
  return [...items].sort((a, b) => {
    const [left, right] = [read(a), read(b)];
    if (left === null || right === null) {
      return Number(left === null) - Number(right === null) || byTitle(a, b);
    }
    return sign * compare(left, right) || byTitle(a, b);
  });
}

function compare(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), 'en');
}

function byTitle(a: OutcomeSummary, b: OutcomeSummary): number {
  return compare(a.title, b.title) || compare(a.outcome, b.outcome);
}

/** Rows that meet every filter. */
export function filterOutcomes(
  items: readonly OutcomeSummary[],
  params: Pick<PortfolioParams, 'q' | 'owner' | 'domain' | 'type' | 'atRisk'>,
): OutcomeSummary[] {
  const { q = '', owner, domain, type, atRisk } = params;
  const words = q.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  return items.filter(item => {
    const text = [item.title, item.statement, item.outcome, item.owner]
      .join(' ')
      .toLocaleLowerCase('en-US');
    return (
      words.every(word => text.includes(word)) &&
      (!owner || item.owner === owner) &&
      (!domain || item.domain === domain) &&
      (!type || item.type === type) &&
      (!atRisk || item.risks.length > 0)
    );
  });
}

/** Rows that belong together; `name` is undefined for those that do not say. */
export interface OutcomeGroup {
  name?: string;
  items: OutcomeSummary[];
}

/** Rows by what they have in common, in the order of their names. */
export function groupOutcomes(
  items: readonly OutcomeSummary[],
  by: GroupKey | undefined,
): OutcomeGroup[] {
  if (!by) {
    return [{ items: [...items] }];
  }
  const groups = new Map<string, OutcomeSummary[]>();
  for (const item of items) {
    const name = item[by] ?? '';
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups]
    .sort(([a], [b]) => Number(a === '') - Number(b === '') || compare(a, b))
    .map(([name, own]) => ({ ...(name && { name }), items: own }));
}

/** What can be chosen of a field, by its name. */
export function choicesOf(
  items: readonly OutcomeSummary[],
  field: GroupKey,
): string[] {
  return [...new Set(items.flatMap(item => item[field] ?? []))].sort(compare);
}
