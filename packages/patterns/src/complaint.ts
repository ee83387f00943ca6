/**
 * One thing that is wrong in a file, for whoever has to mend it.
 *
 * @public
 */
export interface Complaint {
  /** First line is 1. */
  readonly line: number;
  /** First column is 1. */
  readonly column: number;
  /** Where in the document: `spec.envelope.region.schema`; empty for the whole. */
  readonly path: string;
  readonly problem: string;
  /** What to do about it, as an instruction. */
  readonly cure: string;
}

/**
 * What was read, or every reason why not.
 *
 * @public
 */
export type Read<T> =
  | ({ readonly ok: true } & T)
  | { readonly ok: false; readonly complaints: readonly Complaint[] };

/** Splits `problem; cure`, the way in which schemas word their messages. */
export function problemAndCure(message: string): {
  problem: string;
  cure: string;
} {
  const [problem, ...cure] = message.split('; ');
  return { problem, cure: cure.join('; ') || 'correct it' };
}
