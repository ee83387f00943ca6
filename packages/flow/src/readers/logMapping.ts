/**
 * Which columns (CSV) or attributes (XES) of a log mean what.
 *
 * @remarks
 * Everything may be left out: CSV columns are then found by their usual names,
 * and XES uses its standard attributes.
 *
 * @public
 */
export interface LogMapping {
  case?: string;
  /** Several are joined by `/`; those without a value are left out. */
  activity?: string | string[];
  time?: string;
  start?: string;
  lifecycle?: string;
  resource?: string;
  /** Luxon format of `time` and `start`, for example `dd-MM-yyyy HH:mm`. */
  timeFormat?: string;
  /** IANA name or offset for times without a zone; default UTC. */
  timeZone?: string;
  /** CSV only: one character; found from the header if absent. */
  delimiter?: string;
}
