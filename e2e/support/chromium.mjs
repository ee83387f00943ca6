import { accessSync, constants } from 'node:fs';
import { chromium } from 'playwright-core';

/** Where Chromium is found on the systems we know; a path of one's own goes first. */
const places = [
  process.env.DELIVERY_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** What keeps Chromium quiet and working in a container without graphics. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns {string | undefined} the Chromium of this machine */
export function findChromium() {
  return places.find(place => {
    try {
      accessSync(place ?? '', constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

export function launchChromium() {
  return chromium.launch({ executablePath: findChromium(), args });
}
