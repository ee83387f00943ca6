import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openAs, usePages } from './support/pages.mjs';

const personas = [
  'Leader (guest)',
  'Pod member (guest)',
  'Security lead (guest)',
  'Platform lead (guest)',
  'Compliance lead (guest)',
  'Architecture lead (guest)',
  'Pattern author (guest)',
];

describe('signing in', () => {
  const withPage = usePages();

  for (const persona of personas) {
    it(
      `should show the catalog and the settings to ${persona}`,
      withPage(async page => {
        await openAs(page, persona, '/catalog');
        await page.getByText(/components \([1-9]\d*\)/i).waitFor();
        await page.getByRole('link', { name: 'Settings', exact: true }).click();
        await page.getByText('Ownership Entities').waitFor();
        await page.getByText(persona).first().waitFor();
      }),
    );
  }

  it(
    'should ask again after signing out',
    withPage(async page => {
      await openAs(page, personas[0], '/settings');
      await page.getByTestId('user-settings-menu').click();
      await page.getByTestId('sign-out').click();
      const cards = page.getByRole('button', { name: /guest/ });
      await cards.first().waitFor();
      assert.equal(await cards.count(), personas.length);
    }),
  );
});
