import { ShownRow } from '../FunctionTable';
import { formatExact, formatNumber, NO_BREAK_SPACE } from '../../format';

const DAY = 86_400;

/** `3 + 8 + 12 + 8 = 31 d`: what is shown of the rows, as it adds up. */
export function writeSum(rows: readonly ShownRow[]): string {
  const parts = rows.map(row => row.shown).filter(part => part > 0);
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (parts.length === 0) {
    return `0${NO_BREAK_SPACE}d`;
  }
  const wholeDays = parts.every(part => part % DAY === 0);
  const write = (seconds: number) =>
    wholeDays ? formatNumber(seconds / DAY) : formatExact(seconds);
  const sum = parts.map(write).join(' + ');
  return `${sum} = ${formatExact(total)}`;
}
