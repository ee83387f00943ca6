import {
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import homePlugin from '@backstage/plugin-home/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import deliveryPlugin from '@delivery-stack/backstage-plugin-delivery';
import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const asOf = '2026-11-20T18:00:00.000Z';

/** Widgets that the example's home page begins with; a name is all we read. */
const configured = [
  ...readFileSync(
    resolve(__dirname, '../../../app-config.yaml'),
    'utf8',
  ).matchAll(/- component: (\w+)/g),
].map(([, name], row) => ({
  component: name,
  column: 0,
  row: row * 4,
  width: 12,
  height: 4,
}));

const server = setupServer(
  http.get('*/api/delivery/outcomes', () =>
    HttpResponse.json({ asOf, items: [] }),
  ),
  http.get('*/api/delivery/patterns', () =>
    HttpResponse.json({ asOf, items: [] }),
  ),
  http.all('*/api/catalog/*', () => HttpResponse.json({ items: [] })),
);

function open(path: string) {
  renderTestApp({
    features: [catalogPlugin, homePlugin, searchPlugin, deliveryPlugin],
    config: {
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [
          { 'page:home': { config: { defaultConfig: configured } } },
          { 'home-page-widget:home/random-joke': false },
        ],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
    initialRouteEntries: [path],
  });
}

describe('the pages of other plugins', () => {
  registerMswTestHooks(server);
  afterEach(() => jest.restoreAllMocks());

  it('should begin the home page with what needs whoever looks', async () => {
    expect(configured[0].component).toBe('DeliveryNeedsYou');
    // The grid waits for its width, which jsdom does not have.
    jest
      .spyOn(HTMLElement.prototype, 'offsetWidth', 'get')
      .mockReturnValue(1280);
    open('/home');
    expect(await screen.findByText('Delivery: what needs you')).toBeVisible();
    expect(
      await screen.findByText('You and your groups own no outcome yet.'),
    ).toBeVisible();
  });

  it('should show outcomes among the results of the search page', async () => {
    server.use(
      http.get('*/api/search/query', () =>
        HttpResponse.json({
          results: [
            {
              type: 'delivery-outcome',
              rank: 1,
              document: {
                title: 'Churn calls',
                text: 'All of it in words.',
                location: '/elsewhere',
                entityRef: 'outcome:default/churn-calls',
                statement: 'Advisers call before customers leave.',
                owner: 'group:default/pod-analytics',
                progress: '46 % of the way to the target',
                risks: ['late'],
              },
            },
          ],
        }),
      ),
    );
    open('/search?query=churn');
    expect(
      await screen.findByRole('link', { name: 'Churn calls' }),
    ).toHaveAttribute(
      'href',
      '/delivery/outcomes/outcome%3Adefault%2Fchurn-calls',
    );
    expect(screen.getByText('Late')).toBeVisible();
    expect(screen.getByText('Outcomes')).toBeVisible();
  });
});
