import { spawn } from 'node:child_process';

/**
 * Opens an address where a person sits at the terminal; elsewhere nobody would see it.
 *
 * @param {string} url
 * @param {{ interactive: boolean, platform: string }} options
 */
export function openBrowser(url, options) {
  const command = browserCommand(options);
  if (command) {
    // Without a desktop there is no opener; the address has been printed all the same.
    spawn(command, [url], { stdio: 'ignore', detached: true })
      .on('error', () => {})
      .unref();
  }
}

/**
 * @param {{ interactive: boolean, platform: string }} options
 * @returns {string | undefined}
 */
export function browserCommand(options) {
  if (!options.interactive) {
    return undefined;
  }
  return options.platform === 'darwin' ? 'open' : 'xdg-open';
}
