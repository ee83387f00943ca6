/** The signals by which a terminal, npm or a supervisor asks a command to stop. */
export const stopSignals = /** @type {const} */ ([
  'SIGINT',
  'SIGTERM',
  'SIGHUP',
]);

/**
 * Takes over these signals, for a command that has something to clean up before it ends.
 *
 * @returns {AbortSignal} aborted once the command is asked to stop
 */
export function abortOnStop() {
  const controller = new AbortController();
  stopSignals.forEach(name => process.on(name, () => controller.abort()));
  return controller.signal;
}
