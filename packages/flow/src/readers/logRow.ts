/**
 * One row of an event log, as CSV and XES carry it.
 *
 * @remarks
 * In an activity log a row is a completion; in a state log it holds until the
 * case's next row. Rows of a case may come in any order.
 *
 * @public
 */
export interface LogRow {
  caseId: string;
  /** Activity or state name. */
  activity: string;
  /** Epoch milliseconds. */
  time: number;
  /** Start of the work, epoch milliseconds, where the row carries it itself. */
  start?: number;
  /** XES lifecycle transition in lower case (`schedule`, `start`, `complete` …). */
  lifecycle?: string;
  resource?: string;
  /** True if the time named no zone and was read in the configured one. */
  zoneless?: boolean;
  /** True if the row names a start that cannot be read. */
  lostStart?: boolean;
  /** Position in the input (1-based record number): breaks ties of equal times. */
  seq: number;
}
