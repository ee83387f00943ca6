/** Characters that would move the cursor or hide text on a terminal. */
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Longest cell: names of activities may be whole sentences. */
const WIDEST = 60;

const clean = (cell: string) => {
  const safe = cell.replace(CONTROL, '�');
  return safe.length > WIDEST ? `${safe.slice(0, WIDEST - 1)}…` : safe;
};

/** Rows in aligned columns, two spaces apart; data cannot break the layout. */
export function columns(rows: readonly string[][]): string {
  const cleaned = rows.map(row => row.map(clean));
  const widths: number[] = [];
  for (const row of cleaned) {
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
    });
  }
  return cleaned
    .map(row =>
      `  ${row
        .map((cell, index) => cell.padEnd(widths[index]))
        .join('  ')}`.trimEnd(),
    )
    .join('\n');
}
