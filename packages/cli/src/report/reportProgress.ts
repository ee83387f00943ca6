/** Told how a report comes about, in bytes of its files. */
export interface ReportProgress {
  start(totalBytes: number): void;
  advance(bytes: number): void;
  /** Reading is over; folding begins. */
  folding(): void;
  /** It is done, or has failed. */
  done(): void;
}
