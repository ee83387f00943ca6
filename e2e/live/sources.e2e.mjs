/**
 * The page Sources, while three sources poll servers of the bank's tools whose
 * record goes on.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openAs, usePages } from '../support/pages.mjs';

const leader = 'Leader (guest)';
const sources = ['GitHub (bank)', 'Jira (bank)', 'ServiceNow (bank)'];

/** How long a record of a year may take to be fetched, and a few hours more of it. */
const PATIENCE = { timeout: 600_000 };

describe('sources that poll', () => {
  const withPage = usePages();

  it(
    'should be shown fetching the record, and what comes after it',
    withPage(async page => {
      await openAs(page, leader, '/delivery/sources');
      /** @param {string} source */
      const rowOf = source => page.getByRole('row', { name: source });
      for (const source of sources) {
        await rowOf(source).getByText('Up to date').waitFor(PATIENCE);
      }
      /** @param {string} source */
      const accepted = async source => {
        const text = await rowOf(source).innerText();
        const [, count = ''] = /([\d\s]+) accepted/u.exec(text) ?? [];
        return Number(count.replace(/\s/gu, ''));
      };
      const before = await accepted('Jira (bank)');
      // As many as the record's files hold, or more where it has gone on.
      assert.ok(before >= 9_967, `${before} of Jira`);
      assert.ok((await accepted('GitHub (bank)')) > 36_000);
      assert.ok((await accepted('ServiceNow (bank)')) >= 2_400);
      await page.waitForFunction(
        ([name, known]) => {
          const rows = [...document.querySelectorAll('tr')];
          const text = rows.find(row =>
            row.textContent?.includes(`${name}`),
          )?.textContent;
          const [, count = ''] = /([\d\s]+) accepted/u.exec(text ?? '') ?? [];
          return Number(count.replace(/\s/gu, '')) > Number(known);
        },
        /** @type {const} */ (['Jira (bank)', before]),
        PATIENCE,
      );
      const linked = await page.locator('body').innerText();
      for (const share of ['Deployments', 'Changes', 'Tickets']) {
        assert.match(
          linked,
          new RegExp(`${share}\\s+\\d+\\s%\\s+\\d+\\sof\\s\\d+`),
        );
      }
    }),
  );
});
