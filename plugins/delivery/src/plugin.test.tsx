import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import plugin, { deliveryApiRef, outcomeApiRef, patternApiRef } from '.';
import {
  createExampleApi,
  createExampleOutcomeApi,
  createExamplePatternApi,
} from './__testUtils__';
import { exampleComponent, exampleEntities } from './__testUtils__/renderView';

function renderPlugin(path: string) {
  renderTestApp({
    features: [plugin],
    apis: [
      [deliveryApiRef, createExampleApi()],
      [patternApiRef, createExamplePatternApi()],
      [outcomeApiRef, createExampleOutcomeApi()],
      [catalogApiRef, catalogApiMock({ entities: exampleEntities })],
    ],
    // Links to entities need the catalog's page.
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    initialRouteEntries: [path],
  });
}

describe('the page', () => {
  it('should open on the overview and carry the frame to the next tab', async () => {
    renderPlugin('/delivery/overview?window=365&calendar=elapsed');
    expect(
      await screen.findByText(
        'Where does our time go, and what should change next?',
      ),
    ).toBeInTheDocument();
    await screen.findByRole('region', { name: 'Flow efficiency' });
    await userEvent.click(screen.getByRole('tab', { name: 'Gates' }));
    expect(
      await screen.findByText(
        'What does each gate cost, and what does it catch?',
      ),
    ).toBeInTheDocument();
    expect(await screen.findByText('365 days')).toBeInTheDocument();
  });

  it('should show one journey under its id', async () => {
    renderPlugin('/delivery/journeys/ANA-1');
    expect(
      await screen.findByRole('table', { name: 'Where the days went' }),
    ).toHaveTextContent('Total31 d');
  });
});

describe('the sources', () => {
  it('should have a tab with those that fetch, and what could be linked', async () => {
    renderPlugin('/delivery/sources');
    expect(
      await screen.findByText(
        'Does everything arrive, and does it fit together?',
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('table', { name: 'Sources' }),
    ).toHaveTextContent('ServiceNow (main)');
    expect(
      screen.getByRole('table', { name: 'Why the rest is not linked' }),
    ).toBeInTheDocument();
  });
});

describe('the outcomes', () => {
  it('should have a tab with the portfolio', async () => {
    renderPlugin('/delivery/outcomes');
    expect(
      await screen.findByText(
        'Which outcomes are reached, how fast, at what cost?',
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'Churn calls' }),
    ).toHaveAttribute(
      'href',
      '/delivery/outcomes/outcome%3Adefault%2Fchurn-calls',
    );
  });

  it('should show one under its ref', async () => {
    renderPlugin('/delivery/outcomes/outcome%3Adefault%2Fchurn-calls');
    expect(
      await screen.findByRole('article', { name: 'Churn calls' }),
    ).toBeInTheDocument();
  });
});

describe('the patterns', () => {
  it('should have a tab with what is signed off', async () => {
    renderPlugin('/delivery/patterns');
    expect(
      await screen.findByText(
        'Is this pattern still approved, and what changed?',
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('table', { name: 'Patterns' }),
    ).toHaveTextContent('Web service');
  });
});

describe('an entity', () => {
  it('should have a tab with its journeys', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: exampleComponent }),
        plugin.getExtension('entity-content:delivery'),
      ],
      apis: [[deliveryApiRef, createExampleApi()]],
    });
    expect(
      await screen.findByRole('table', { name: 'Journeys' }),
    ).toBeInTheDocument();
  });

  it('should have a card with what its gates cost', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: exampleComponent }),
        plugin.getExtension('entity-card:delivery/governance-latency'),
      ],
      apis: [[deliveryApiRef, createExampleApi()]],
    });
    expect(
      await screen.findByRole('table', { name: 'Governance latency by gate' }),
    ).toBeInTheDocument();
  });

  it.each([
    ['Resource', 'entity-card:delivery/pod-environment', 'Pod environment'],
    ['Template', 'entity-card:delivery/pattern-sign-off', 'Pattern sign-off'],
  ] as const)('should have a card as a %s', async (kind, id, name) => {
    renderTestApp({
      extensions: [
        createTestEntityPage({
          entity: {
            apiVersion: 'backstage.io/v1alpha1',
            kind,
            metadata: { name: 'web-service', namespace: 'default' },
            spec: { type: 'pod-environment' },
          },
        }),
        plugin.getExtension(id),
      ],
      apis: [
        [deliveryApiRef, createExampleApi()],
        [patternApiRef, createExamplePatternApi()],
        [outcomeApiRef, createExampleOutcomeApi()],
      ],
    });
    expect(await screen.findByRole('table', { name })).toBeInTheDocument();
  });
});
