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
 * Opens a page of the example as one of its personas; the sign-in page stands before every page.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} persona - as on the card
 * @param {string} [path]
 */
export async function openAs(page, persona, path = '/') {
  await page.goto(path);
  await page.getByRole('button', { name: persona }).click();
}

/** How often a page is opened again while the example still reads its year. */
const ATTEMPTS = 30;

/**
 * Opens a journey's page, again and again until the example has told it: the
 * bank's recorded year is read after the start.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} path
 */
export async function openWhenProjected(page, path) {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await page.goto(path);
    const told = page.getByText('Where the days went').first();
    const shown = await told.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
    const recomputing = await page.getByText('being recomputed').count();
    if (shown && recomputing === 0) {
      return;
    }
  }
  throw new Error(`${path} was not told within ${ATTEMPTS} attempts`);
}
