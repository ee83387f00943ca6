/** One file of recorded data, as the vendor's interface answered. @public */
export interface BankPayload {
  /** Relative to the data folder; carries the ids that the body lacks. */
  path: string;
  kind: 'jira' | 'github' | 'servicenow';
  payload: unknown;
}
