import { Entity } from '@backstage/catalog-model';
import { renderTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import plugin from '../..';
import { createExampleApi, createExampleOutcomeApi } from '../../__testUtils__';
import { deliveryApiRef, outcomeApiRef } from '../../api';
import { EntityContributionCard, EntityOutcomeCard } from '../../legacy';
import { canContribute, isOutcome } from './outcomeFilter';

const outcome: Entity = {
  apiVersion: 'delivery-stack.dev/v1alpha1',
  kind: 'Outcome',
  metadata: { name: 'churn-calls', namespace: 'default' },
  spec: {
    statement: 'An adviser calls in time.',
    owner: 'pod',
    measure: {
      name: 'Warned customers who stay',
      unit: '%',
      direction: 'up',
      baseline: 42,
      target: 60,
      due: '2027-03-31',
    },
  },
};

const template: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'declare-outcome', namespace: 'default' },
  spec: { type: 'outcome' },
};

const entityOf = (kind: string): Entity => ({
  ...template,
  kind,
  metadata: { name: 'churn', namespace: 'default' },
});

const apis = [
  [deliveryApiRef, createExampleApi()],
  [outcomeApiRef, createExampleOutcomeApi()],
  [catalogApiRef, catalogApiMock({ entities: [template] })],
] as const;

const MISSING = 'Nobody says which outcome this serves.';

function renderPage(entity: Entity) {
  renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      plugin.getExtension('entity-card:delivery/outcome'),
      plugin.getExtension('entity-card:delivery/contribution'),
    ],
    apis: [...apis],
  });
}

describe('in an app on the new system', () => {
  it('should have a card as an outcome, and only that', async () => {
    renderPage(outcome);
    expect(
      await screen.findByRole('table', { name: 'Declared outcome' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('article', { name: 'Churn calls' }),
    ).toBeInTheDocument();
    expect(screen.queryByText(MISSING)).toBeNull();
  });

  it.each(['Component', 'System', 'Domain', 'Group'])(
    'should have a card as a %s',
    async kind => {
      renderPage(entityOf(kind));
      expect(await screen.findByText(MISSING)).toBeInTheDocument();
      expect(canContribute(entityOf(kind))).toBe(true);
      expect(isOutcome(entityOf(kind))).toBe(false);
    },
  );
});

describe('in an app on the old system', () => {
  it('should have both cards, without a scaffolder too', async () => {
    await renderInTestApp(
      <TestApiProvider apis={apis}>
        <EntityProvider entity={outcome}>
          <EntityOutcomeCard />
        </EntityProvider>
        <EntityProvider entity={entityOf('Component')}>
          <EntityContributionCard />
        </EntityProvider>
      </TestApiProvider>,
      { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
    );
    expect(
      await screen.findByRole('table', { name: 'Declared outcome' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: 'Declare an outcome' }),
    ).toHaveAttribute('href', '/catalog/default/template/declare-outcome');
    expect(isOutcome(outcome)).toBe(true);
    expect(canContribute(outcome)).toBe(false);
  });
});
