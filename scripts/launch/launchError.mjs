/**
 * A failure the user can cure: thrown by any step of a launch, shown by the command as two sentences.
 *
 * The message says what went wrong, `cure` what to do about it. Anything else that is thrown is a defect
 * of the launcher and keeps its stack.
 */
export class LaunchError extends Error {
  /**
   * @param {string} message
   * @param {string} cure
   */
  constructor(message, cure) {
    super(message);
    this.name = 'LaunchError';
    this.cure = cure;
  }
}

/**
 * Runs a command's main function; a curable failure is told and ends the process with code 1.
 *
 * @param {() => Promise<void>} main
 */
export async function tellingCures(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof LaunchError)) {
      throw error;
    }
    process.stderr.write(`\n${error.message}\n${error.cure}\n`);
    process.exitCode = 1;
  }
}
