import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import {
  deliveryApiRef,
  DeliveryPage,
  deliveryPlugin,
  EntityGovernanceLatencyCard,
  outcomeApiRef,
  patternApiRef,
} from './legacy';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  createExampleApi,
  createExampleOutcomeApi,
  createExamplePatternApi,
} from './__testUtils__';
import { exampleComponent } from './__testUtils__/renderView';

const apis = [
  [permissionApiRef, mockApis.permission()],
  [deliveryApiRef, createExampleApi()],
  [patternApiRef, createExamplePatternApi()],
  [outcomeApiRef, createExampleOutcomeApi()],
  [catalogApiRef, catalogApiMock({ entities: [] })],
] as const;

describe('legacy entry point', () => {
  it('should register the client', () => {
    expect([...deliveryPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      'plugin.delivery.client',
      'plugin.delivery.patterns',
      'plugin.delivery.outcomes',
    ]);
  });

  it('should show the page in an app on the old system', async () => {
    await renderInTestApp(
      <TestApiProvider apis={apis}>
        <Routes>
          <Route path="/delivery" element={<DeliveryPage />}>
            <Route path="*" element={<></>} />
          </Route>
        </Routes>
      </TestApiProvider>,
      { routeEntries: ['/delivery/gates'] },
    );
    expect(
      await screen.findByRole('table', { name: 'Gate value ledger' }),
    ).toBeInTheDocument();
  });

  it('should show the outcomes in an app on the old system', async () => {
    await renderInTestApp(
      <TestApiProvider apis={apis}>
        <Routes>
          <Route path="/delivery" element={<DeliveryPage />}>
            <Route path="*" element={<></>} />
          </Route>
        </Routes>
      </TestApiProvider>,
      {
        routeEntries: ['/delivery/outcomes'],
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      },
    );
    expect(
      await screen.findByRole('table', { name: 'Outcomes' }),
    ).toHaveTextContent('Churn calls');
  });

  it('should show the sources in an app on the old system', async () => {
    await renderInTestApp(
      <TestApiProvider apis={apis}>
        <Routes>
          <Route path="/delivery" element={<DeliveryPage />}>
            <Route path="*" element={<></>} />
          </Route>
        </Routes>
      </TestApiProvider>,
      { routeEntries: ['/delivery/sources'] },
    );
    expect(
      await screen.findByRole('button', { name: 'GitHub (main)' }),
    ).toBeInTheDocument();
  });

  it('should show the card in an app on the old system', async () => {
    await renderInTestApp(
      <TestApiProvider apis={apis}>
        <EntityProvider entity={exampleComponent}>
          <EntityGovernanceLatencyCard />
        </EntityProvider>
      </TestApiProvider>,
    );
    expect(
      await screen.findByRole('table', { name: 'Governance latency by gate' }),
    ).toBeInTheDocument();
  });
});
