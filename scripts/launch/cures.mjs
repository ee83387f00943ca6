import { LaunchError } from './launchError.mjs';

const offline =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network (timeout|request)/i;
const diskFull = /ENOSPC|No space left on device/i;

/** What is known to go wrong while dependencies are installed, the more specific first. */
const installCures = [
  {
    when: diskFull,
    message: 'The disk is full.',
    cure: 'Free about 4 GB and run the command again.',
  },
  {
    when: /YN0028|lockfile would have been (created|modified)/i,
    message: 'yarn.lock does not match the package.json files.',
    cure: 'Undo the change to package.json, or bring the lock file up to date with `yarn install` and commit both.',
  },
  {
    when: offline,
    message: 'The package registry cannot be reached.',
    cure: 'Check the network. Behind a proxy set HTTPS_PROXY; for a mirror run `npm config set registry <address>`. Then run the command again.',
  },
];

/**
 * Turns the output of a failed `npm ci` of the toolchain into a failure with a cure.
 *
 * @param {string} output
 */
export function cureForDownload(output) {
  const known = installCures.find(({ when }) => when.test(output));
  return new LaunchError(
    known
      ? `Node and Yarn could not be obtained: ${lowerFirst(known.message)}`
      : `Node and Yarn could not be obtained:\n${tail(output)}`,
    known?.cure ??
      'Install Node 22 yourself and run the command again, or look at the message above.',
  );
}

/**
 * Turns the output of a failed `yarn install` into a failure with a cure.
 *
 * @param {string} output
 * @param {string[]} missingBuildTools
 */
export function cureForInstall(output, missingBuildTools) {
  const building = /gyp ERR!|node-gyp|couldn't be built successfully/i.test(
    output,
  );
  if (building && missingBuildTools.length > 0) {
    return new LaunchError(
      `better-sqlite3 has to be compiled here, and ${list(
        missingBuildTools,
      )} could not be found.`,
      'Debian or Ubuntu: sudo apt-get install -y python3 make g++. macOS: xcode-select --install. Then run the command again.',
    );
  }
  const known = installCures.find(({ when }) => when.test(output));
  if (known) {
    return new LaunchError(
      `The dependencies could not be installed: ${lowerFirst(known.message)}`,
      known.cure,
    );
  }
  return new LaunchError(
    `The dependencies could not be installed. The end of what Yarn said:\n${tail(
      output,
    )}`,
    'The whole output is in .toolchain/<platform>/install.log.',
  );
}

/** @param {string} text */
const lowerFirst = text => text[0].toLowerCase() + text.slice(1);

/** @param {string[]} names */
const list = names =>
  names.length > 1
    ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
    : names[0];

/** @param {string} output */
const tail = output => output.trimEnd().split('\n').slice(-20).join('\n');
