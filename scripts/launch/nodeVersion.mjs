/** The oldest Node whose npm installs the toolchain; the example itself then runs on the Node it obtains. */
const oldestMajor = 20;

/**
 * Says why this Node cannot even run the launcher.
 *
 * @param {string} version - as in `process.versions.node`
 * @returns {string | undefined}
 */
export function nodeVersionProblem(version) {
  const major = Number(version.split('.')[0]);
  if (major >= oldestMajor) {
    return undefined;
  }
  return (
    'Node ' +
    version +
    ' is too old: Delivery Stack needs Node ' +
    oldestMajor +
    ' or newer to start.\n' +
    'Install a current Node (https://nodejs.org, or: nvm install 22) and run the command again.'
  );
}
