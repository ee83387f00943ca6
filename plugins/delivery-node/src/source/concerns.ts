/** After these, everything else would fail the same way. */
const ending = new Set([
  'SourceUnauthorizedError',
  'SourceRateLimitedError',
  'AbortError',
]);

/**
 * Whether a failure concerns the whole run, so that nothing else is begun.
 *
 * @remarks Told by name, so that duplicate packages do no harm.
 *
 * @public
 */
export const concernsTheRun = ({ name }: Error): boolean => ending.has(name);

/**
 * Whether a failure is of what was asked for alone, so that others may go on.
 *
 * @public
 */
export const concernsOne = (error: Error): boolean =>
  error.name.startsWith('Source') && !concernsTheRun(error);
