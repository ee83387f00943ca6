/** How often a page is loaded again while something happens behind it. */
const ATTEMPTS = 30;

/**
 * Loads a page again until what is wanted of it holds: catalog and clocks
 * follow within seconds, without telling the page.
 *
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<void>} holds
 */
export async function reload(page, holds) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await holds();
      return;
    } catch (error) {
      if (attempt === ATTEMPTS) {
        throw error;
      }
      await page.reload();
    }
  }
}

/**
 * What the page authorizes its requests with, and where the delivery backend is.
 *
 * @param {import('playwright-core').Page} page - signed in
 */
export async function tokenOf(page) {
  const [request] = await Promise.all([
    page.waitForRequest(
      each =>
        each.url().includes('/api/') &&
        Boolean(each.headers().authorization?.startsWith('Bearer ')),
    ),
    page.goto('/delivery'),
  ]);
  return {
    authorization: request.headers().authorization,
    backend: new URL('/api/delivery', request.url()).href,
  };
}
