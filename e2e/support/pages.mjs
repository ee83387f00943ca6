import { mkdirSync } from 'node:fs';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchChromium } from './chromium.mjs';

const output = fileURLToPath(new URL('../output', import.meta.url));

/** The example's address; `npm run e2e` sets it. */
const baseURL = process.env.DELIVERY_E2E_URL ?? 'http://localhost:3000';

/**
 * Gives each test of a file a page of its own, in a fresh browser profile.
 *
 * A test that fails leaves a picture of its page in `e2e/output`.
 */
export function usePages() {
  /** @type {import('playwright-core').Browser} */
  let browser;
  before(async () => {
    browser = await launchChromium();
  });
  after(() => browser.close());

  /** @param {(page: import('playwright-core').Page) => Promise<void>} body */
  return body =>
    async (/** @type {import('node:test').TestContext} */ test) => {
      const context = await browser.newContext({
        baseURL,
        viewport: { width: 1440, height: 900 },
      });
      const page = await context.newPage();
      try {
        await body(page);
      } catch (error) {
        mkdirSync(output, { recursive: true });
        const path = `${output}/${test.name.replace(/\W+/g, '-')}.png`;
        await page.screenshot({ path, fullPage: true });
        test.diagnostic(`The page at the failure: ${path}`);
        throw error;
      } finally {
        await context.close();
      }
    };
}

/**
 * Signs in as one of the personas of the example.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} title - as on the card
 */
export async function signInAs(page, title) {
  await page.goto('/');
  await page.getByRole('button', { name: title }).click();
}
