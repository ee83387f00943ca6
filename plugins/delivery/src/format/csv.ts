/** A value of a CSV cell. */
export type CsvValue = string | number | null | undefined;

/** Starts that a spreadsheet takes for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Rows as CSV (RFC 4180), safe to open in a spreadsheet.
 *
 * @remarks
 * Text that a spreadsheet would run as a formula gets a leading apostrophe.
 * Numbers stay numbers, negative ones too.
 */
export function toCsv(rows: ReadonlyArray<readonly CsvValue[]>): string {
  return rows.map(row => `${row.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(value: CsvValue): string {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? String(value) : '';
  }
  const text = value ?? '';
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
