import { OutcomeSummary } from '@delivery-stack/backstage-plugin-delivery-common';
import {
  GROUP_KEYS,
  GroupKey,
  PortfolioParams,
  SortKey,
} from './usePortfolioParams';

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
  params: Pick<PortfolioParams, 'q' | 'atRisk' | GroupKey>,
): OutcomeSummary[] {
  const { q = '', atRisk } = params;
  const words = q.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  return items.filter(item => {
    const text = [item.title, item.statement, item.outcome, item.owner]
      .join(' ')
      .toLocaleLowerCase('en-US');
    return (
      words.every(word => text.includes(word)) &&
      GROUP_KEYS.every(field => {
        const wanted = params[field];
        return !wanted || valuesOf(item, field)?.includes(wanted);
      }) &&
      (!atRisk || item.risks.length > 0)
    );
  });
}

/**
 * What a row says of a field: an outcome is of many systems, of one owner.
 * Undefined where it was not recorded then.
 */
export function valuesOf(
  item: OutcomeSummary,
  field: GroupKey,
): readonly string[] | undefined {
  if (field === 'system') {
    return item.systems;
  }
  const value = item[field];
  return value === undefined ? [] : [value];
}

/** Rows that belong together; `name` is undefined for those that do not say. */
export interface OutcomeGroup {
  name?: string;
  /** Whether these do not say because it was not recorded then. */
  unrecorded?: true;
  items: OutcomeSummary[];
}

/**
 * Rows by what they have in common, in the order of their names; one that is of
 * several systems is in the group of each.
 */
export function groupOutcomes(
  items: readonly OutcomeSummary[],
  by: GroupKey | undefined,
): OutcomeGroup[] {
  if (!by) {
    return [{ items: [...items] }];
  }
  const named = choicesOf(items, by).map(name => ({
    name,
    items: items.filter(item => valuesOf(item, by)?.includes(name)),
  }));
  const silent = items.filter(item => valuesOf(item, by)?.length === 0);
  const unrecorded = items.filter(item => !valuesOf(item, by));
  return [
    ...named,
    ...(silent.length > 0 ? [{ items: silent }] : []),
    ...(unrecorded.length > 0
      ? [{ unrecorded: true as const, items: unrecorded }]
      : []),
  ];
}

/** How many rows are in more groups than one, and so counted in each. */
export function repeatedIn(groups: readonly OutcomeGroup[]): number {
  const seen = new Map<OutcomeSummary, number>();
  for (const item of groups.flatMap(group => group.items)) {
    seen.set(item, (seen.get(item) ?? 0) + 1);
  }
  return [...seen.values()].filter(times => times > 1).length;
}

/** What can be chosen of a field, by its name. */
export function choicesOf(
  items: readonly OutcomeSummary[],
  field: GroupKey,
): string[] {
  return [...new Set(items.flatMap(item => valuesOf(item, field) ?? []))].sort(
    compare,
  );
}
