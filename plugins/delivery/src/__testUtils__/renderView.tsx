import { ReactElement } from 'react';
import { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  PermissionApi,
  permissionApiRef,
} from '@backstage/plugin-permission-react';
import {
  DeliveryApi,
  OutcomeApi,
  PatternApi,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { screen } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import { deliveryApiRef, outcomeApiRef, patternApiRef } from '../api';
import { DeliveryRoot } from '../components/layout';
import { rootRouteRef } from '../routes';
import { createExampleApi } from './deliveryApi';
import { createExampleOutcomeApi } from './outcomeReport';
import { createExamplePatternApi } from './patterns';

/** Scopes that the example catalog knows. */
export const exampleEntities: Entity[] = [
  ['System', 'payments', 'Payments'],
  ['Domain', 'retail-and-risk', 'Retail and Risk'],
].map(([kind, name, title]) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', title },
  spec: {},
}));

/** The component that cards and tabs are about. */
export const exampleComponent: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'churn-insights',
    namespace: 'default',
    annotations: { 'jira/project-key': 'ANA' },
  },
  spec: { type: 'service' },
};

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="Address">{`${pathname}${search}`}</output>;
}

/** Where the browser would be. */
export function address(): string {
  return screen.getByLabelText('Address').textContent ?? '';
}

/** Renders a view against a backend that answers from memory. */
export function renderView(
  view: ReactElement,
  options: {
    api?: Partial<DeliveryApi>;
    patternApi?: Partial<PatternApi>;
    outcomeApi?: Partial<OutcomeApi>;
    path?: string;
    mountPath?: string;
    entity?: Entity;
    /** Allows everything unless told otherwise. */
    permission?: PermissionApi;
    /** What the signed-in person owns things as; default: as nobody's. */
    ownership?: string[];
  } = {},
) {
  const { path = '/', mountPath = '/', entity } = options;
  const { permission = mockApis.permission(), ownership } = options;
  const api = createExampleApi(options.api);
  const body = <DeliveryRoot>{view}</DeliveryRoot>;
  renderInTestApp(
    <>
      <Address />
      {entity ? <EntityProvider entity={entity}>{body}</EntityProvider> : body}
    </>,
    {
      apis: [
        [deliveryApiRef, api],
        [patternApiRef, createExamplePatternApi(options.patternApi)],
        [outcomeApiRef, createExampleOutcomeApi(options.outcomeApi)],
        [catalogApiRef, catalogApiMock({ entities: exampleEntities })],
        [permissionApiRef, permission],
        mockApis.identity({ ownershipEntityRefs: ownership }),
      ],
      mountedRoutes: {
        '/delivery': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      mountPath,
      initialRouteEntries: [path],
    },
  );
  return api;
}
