import { complaintsOf, OutcomeComplaint } from './complaints';
import { Outcome, outcomeSchema } from './outcome';

/** An outcome, or every reason why it is none. @public */
export type OutcomeReading =
  | {
      readonly ok: true;
      readonly outcome: Outcome;
      /** What is possible and yet keeps the outcome from being followed. */
      readonly warnings: readonly OutcomeComplaint[];
    }
  | { readonly ok: false; readonly complaints: readonly OutcomeComplaint[] };

/**
 * Checks what a file or the catalog says is an outcome.
 *
 * @remarks
 * A due day that has passed is a warning. The catalog looks at every outcome
 * again and again, and one must not be refused for growing old.
 *
 * @public
 */
export function checkOutcome(
  value: unknown,
  options: { now: Date },
): OutcomeReading {
  const read = outcomeSchema.safeParse(value);
  return read.success
    ? {
        ok: true,
        outcome: read.data,
        warnings: warningsOf(read.data, options.now),
      }
    : { ok: false, complaints: complaintsOf(read.error.issues, value) };
}

function warningsOf({ spec }: Outcome, now: Date): OutcomeComplaint[] {
  const warnings: OutcomeComplaint[] = [];
  const warn = (path: string, problem: string, cure: string) =>
    warnings.push({ path, problem, cure });
  const { due } = spec.measure;
  if (due < now.toISOString().slice(0, 10)) {
    warn(
      'spec.measure.due',
      `${due} has passed`,
      'set a later day, or take the outcome away when it is decided on',
    );
  }
  if (!spec.initiative) {
    warn(
      'spec.initiative',
      'is missing, so that no need and no increment is known',
      'add the tickets that it is worked on in',
    );
  }
  if (!spec.adoption) {
    warn(
      'spec.adoption',
      'is missing, so that there is no time-to-value',
      'add the threshold from which on it counts as adopted',
    );
  }
  return warnings;
}
