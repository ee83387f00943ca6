import { MINUS, NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE } from './characters';

/** A number with grouped thousands, e.g. `4 880`; `digits` decimals. */
export function formatNumber(value: number, digits = 0): string {
  const [whole, decimals] = Math.abs(value).toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, NARROW_NO_BREAK_SPACE);
  const text = decimals ? `${grouped}.${decimals}` : grouped;
  return value < 0 && Number(text.replace(/\D/g, '')) !== 0
    ? `${MINUS}${text}`
    : text;
}

/** A share of one as percent, e.g. `43 %`. Tiny shares never read as nothing. */
export function formatPercent(share: number, digits = 0): string {
  const smallest = 10 ** -digits;
  if (share > 0 && share * 100 < smallest / 2) {
    return `<${NO_BREAK_SPACE}${formatNumber(
      smallest,
      digits,
    )}${NO_BREAK_SPACE}%`;
  }
  return `${formatNumber(share * 100, digits)}${NO_BREAK_SPACE}%`;
}

/** `1 journey`, `66 journeys`. */
export function formatCount(
  count: number,
  singular: string,
  plural = `${singular}s`,
): string {
  return `${formatNumber(count)} ${count === 1 ? singular : plural}`;
}

/** A rate with its one-sided bound, e.g. `11.0 %, at most 15.8 %`. */
export function formatRate(rate: number | null, upper: number | null): string {
  if (rate === null) {
    return 'not recorded';
  }
  const text = formatPercent(rate, 1);
  return upper === null ? text : `${text}, at most ${formatPercent(upper, 1)}`;
}
