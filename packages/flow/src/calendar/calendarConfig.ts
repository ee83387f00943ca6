/** Which days are holidays, besides or instead of a country's. @public */
export interface HolidayConfig {
  /** ISO 3166-1 code, e.g. `DE`. */
  country: string;
  /** The state within it, e.g. `BE`. */
  state?: string;
  /** Further days off, `yyyy-mm-dd`. */
  add?: string[];
  /** Public holidays on which people work, `yyyy-mm-dd`. */
  remove?: string[];
}

/**
 * When people work: one entry of `calendars` in the configuration.
 *
 * @public
 */
export interface CalendarConfig {
  /** IANA name, e.g. `Europe/Berlin`. */
  timeZone: string;
  /**
   * Hours by weekday: `mon`, `sat,sun` or `mon-fri` → `['09:00-12:30', …]`.
   *
   * @remarks
   * Days that no key names are off. `24:00` is the next local midnight.
   */
  week: Record<string, string[]>;
  /** `DE`, `DE-BE` (country and state), or in full. No holidays without it. */
  holidays?: string | HolidayConfig;
}

/**
 * Thrown for a calendar that cannot be built.
 *
 * @remarks
 * The message names the key and what it should be. Compare by `name`.
 *
 * @public
 */
export class CalendarConfigError extends Error {
  readonly name = 'CalendarConfigError';
}
