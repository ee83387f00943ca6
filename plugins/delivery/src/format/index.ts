export { apportion } from './apportion';
export { MINUS, NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE } from './characters';
export { toCsv } from './csv';
export type { CsvValue } from './csv';
export { formatDate, formatInstant, secondsBetween } from './date';
export {
  FEW,
  formatPercentile,
  formatSample,
  readPercentile,
  SAMPLE_NEEDED,
} from './distribution';
export type { Distribution, Percentile } from './distribution';
export {
  formatDayNumber,
  formatDays,
  formatDuration,
  formatExact,
  formatMeanDays,
  HOURS_PER_DAY,
  secondsOf,
  unitOf,
} from './duration';
export type { DayCounting } from './duration';
export { formatRelative } from './relative';
export { formatCount, formatNumber, formatPercent, formatRate } from './number';
