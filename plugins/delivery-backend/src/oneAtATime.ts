/**
 * Runs a job once at a time; a call during a run waits for one more run.
 *
 * @internal
 */
export function oneAtATime(
  job: (signal: AbortSignal) => Promise<void>,
): (signal: AbortSignal) => Promise<void> {
  let current: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return signal => {
    next ??= current
      .catch(() => {})
      .then(() => {
        next = undefined;
        current = job(signal);
        return current;
      });
    return next;
  };
}
