import { NO_SECONDS } from '../../kinds';
import { FunctionRow } from './FunctionTable';
import {
  apportion,
  formatDuration,
  formatExact,
  formatPercent,
  secondsOf,
  unitOf,
} from '../../format';

/** A function's time as it is shown. */
export interface ShownRow {
  row: FunctionRow;
  /** Seconds that `time` says: rounded, and zero where it is a bound. */
  shown: number;
  time: string;
  share: string;
}

const HOUR = 3600;

/** The unit in which parts are rounded; small parts must not vanish. */
function sizeOf(parts: readonly number[], total: number): number {
  const unit = unitOf(total, 'elapsed');
  const smallest = Math.min(...parts.filter(part => part > 0));
  return unit === 'hour' && smallest < HOUR / 2
    ? secondsOf('minute', 'elapsed')
    : secondsOf(unit, 'elapsed');
}

/** Always shown: days that nobody owns, or that nothing recorded, are findings. */
const FINDINGS = { unowned: 'Unowned', unaccounted: 'Unaccounted' };

function withFindings(byFunction: readonly FunctionRow[]): FunctionRow[] {
  const missing = Object.entries(FINDINGS).filter(
    ([id]) => !byFunction.some(row => row.function === id),
  );
  return [
    ...byFunction,
    ...missing.map(([id, title]) => ({
      function: id,
      title,
      seconds: 0,
      byKind: NO_SECONDS,
    })),
  ];
}

/** Rows by time, rounded so that what is read adds up to what is read. */
export function showRows(byFunction: readonly FunctionRow[]): {
  rows: ShownRow[];
  total: string;
} {
  const rows = withFindings(byFunction).sort((a, b) => b.seconds - a.seconds);
  const parts = rows.map(row => row.seconds);
  const total = parts.reduce((sum, part) => sum + part, 0);
  const size = sizeOf(parts, total);
  const shown = apportion(parts, size);
  return {
    rows: rows.map((row, index) => ({
      row,
      shown: shown[index],
      time:
        row.seconds > 0 && shown[index] === 0
          ? `< ${formatDuration(size)}`
          : formatExact(shown[index]),
      share: formatShare(total ? row.seconds / total : 0),
    })),
    total: formatExact(shown.reduce((sum, part) => sum + part, 0)),
  };
}

/** Shares below a tenth of a percent keep what makes them worth saying. */
function formatShare(share: number): string {
  return formatPercent(share, share > 0 && share < 0.001 ? 3 : 0);
}
