/**
 * The page Delivery, the card and the tab, with the example bank's recorded
 * year: the canonical cases must stand on screen with their exact figures.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openAs, openWhenProjected, usePages } from './support/pages.mjs';

const leader = 'Leader (guest)';
const podMember = 'Pod member (guest)';

/** The text of each row of a table, cells apart. */
const rowsOf = (
  /** @type {import('playwright-core').Page} */ page,
  /** @type {string} */ table,
) =>
  page
    .getByRole('table', { name: table })
    .locator('tr')
    .evaluateAll(rows =>
      rows.map(row =>
        [...row.querySelectorAll('th, td')]
          .map(cell => cell.textContent?.replace(/\s+/g, ' ').trim())
          .filter(Boolean),
      ),
    );

describe('the canonical journeys', () => {
  const withPage = usePages();

  it(
    'should show whose the 31 days are',
    withPage(async page => {
      await openAs(page, leader, '/catalog');
      await openWhenProjected(page, '/delivery/journeys/ANL-31');
      const shown = (await page.locator('body').innerText()).replace(
        /\s+/g,
        ' ',
      );
      for (const figure of [
        '31 d',
        '23 d',
        '8 d',
        'of which return 3 d',
        '26 %',
      ]) {
        assert.ok(shown.includes(figure), figure);
      }
      const days = await rowsOf(page, 'Where the days went');
      const total = days.map(([name, time]) => `${name} ${time}`);
      for (const row of [
        'Security 12 d',
        'Pod 8 d',
        'Infrastructure 3 d',
        'Total 31 d',
      ]) {
        assert.ok(total.includes(row), `${row} in ${total.join(', ')}`);
      }
    }),
  );

  it(
    'should show that the signed-off pattern was productive on day 2',
    withPage(async page => {
      await openAs(page, leader, '/catalog');
      await openWhenProjected(page, '/delivery/journeys/ANL-2');
      const evidence = (await rowsOf(page, 'Evidence')).flat().join('; ');
      for (const milestone of [
        'Environment ready · 12 min',
        'First successful run · 6 h 30 min',
        'Productive · day 2 · 1 d 1 h',
        'Deployed · day 10 · 9 d 4 h',
      ]) {
        assert.ok(evidence.includes(milestone), `${milestone} in ${evidence}`);
      }
    }),
  );

  it(
    'should show the 4 minutes in the 19 days',
    withPage(async page => {
      await openAs(page, leader, '/catalog');
      await openWhenProjected(page, '/delivery/journeys/FSP-19');
      const days = await rowsOf(page, 'Where the days went');
      assert.deepEqual(
        days.find(([name]) => name === 'Platform'),
        ['Platform', '4 min', '0.015 %'],
      );
      assert.deepEqual(days.at(-1)?.slice(0, 2), ['Total', '19 d']);
    }),
  );
});

describe('the page Delivery', () => {
  const withPage = usePages();

  it(
    'should judge the gates of the organisation for a leader',
    withPage(async page => {
      await openAs(page, leader, '/delivery/gates');
      await page.getByText('Change advisory board').first().waitFor();
      await page.getByText('Gate-days', { exact: false }).first().waitFor();
    }),
  );

  it(
    'should tell a pod member which permission the organisation needs',
    withPage(async page => {
      await openAs(page, podMember, '/delivery');
      await page.getByText('delivery.organisation.read').first().waitFor();
    }),
  );

  it(
    'should show card and tab of a component to a pod member',
    withPage(async page => {
      await openAs(
        page,
        podMember,
        '/catalog/default/component/churn-insights',
      );
      await page.getByText('Governance latency').first().waitFor();
      const links = page.getByRole('link', { name: 'Delivery', exact: true });
      // The first is the page in the sidebar, the last the entity's tab.
      await links.last().click();
      await page.getByText('Journeys of Churn insights').waitFor();
    }),
  );
});
