import { visible } from './visible';

/** Longest cell: names of activities may be whole sentences. */
const WIDEST = 60;

function cellOf(text: string): string {
  const safe = visible(text);
  const characters = safe.length > WIDEST ? Array.from(safe) : [];
  return characters.length > WIDEST
    ? `${characters.slice(0, WIDEST - 1).join('')}…`
    : safe;
}

/** Rows in aligned columns, two spaces apart; data cannot break the layout. */
export function columns(rows: readonly string[][]): string {
  const cells = rows.map(row => row.map(cellOf));
  const widths: number[] = [];
  for (const row of cells) {
    for (const [index, cell] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
    }
  }
  return cells
    .map(row =>
      `  ${row
        .map((cell, index) => cell.padEnd(widths[index]))
        .join('  ')}`.trimEnd(),
    )
    .join('\n');
}
