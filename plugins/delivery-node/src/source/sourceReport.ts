/** What kind of thing keeps a source from fetching. @public */
export type SourceProblemCode =
  /** The credentials expired or are not valid. */
  | 'unauthorized'
  /** They are valid and may not do this; `scopes` says what is missing. */
  | 'missing-scope'
  /** The vendor asks to wait longer than a run can. */
  | 'rate-limited'
  /** The project does not exist, or the credentials cannot see it. */
  | 'not-found'
  /** No answer, or a server error, after all attempts. */
  | 'unavailable'
  /** An answer that cannot be read: cut off, too large, not JSON. */
  | 'bad-answer'
  /** Configuration that only fetching could find wrong. */
  | 'configuration'
  | 'failed';

/** Something that people should know, and can mend. @public */
export interface SourceProblem {
  code: SourceProblemCode;
  /** What it concerns, e.g. a repository; absent: the whole source. */
  subject?: string;
  /** One sentence, without secrets. */
  message: string;
  /** What to do about it. */
  cure?: string;
  /** Scopes, roles or rights that are missing, as the vendor calls them. */
  scopes?: string[];
  /** When it is over by itself, epoch milliseconds. */
  until?: number;
}

/**
 * Tells people how a run goes; shown in the Sources view.
 *
 * @public
 */
export interface SourceReporter {
  /** Notes a problem that the run goes on in spite of; also logged. */
  problem(problem: SourceProblem): void;
  /** How far the run is: `12 of 40 repositories`. */
  progress(progress: { done: number; total?: number; unit: string }): void;
}
