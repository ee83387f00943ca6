import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import deliveryPlugin, {
  deliveryApiRef,
  outcomeApiRef,
  patternApiRef,
} from '../src';
import { devApi } from './devApi';
import { devEntities } from './devCatalog';
import { devOutcomeApi } from './devOutcomes';
import { devPatternApi } from './devPatterns';

const deliveryDevData = createFrontendModule({
  pluginId: 'delivery',
  extensions: [
    ApiBlueprint.make({
      name: 'client',
      params: defineParams =>
        defineParams({
          api: deliveryApiRef,
          deps: {},
          factory: () => devApi,
        }),
    }),
    ApiBlueprint.make({
      name: 'patterns',
      params: defineParams =>
        defineParams({
          api: patternApiRef,
          deps: {},
          factory: () => devPatternApi,
        }),
    }),
    ApiBlueprint.make({
      name: 'outcomes',
      params: defineParams =>
        defineParams({
          api: outcomeApiRef,
          deps: {},
          factory: () => devOutcomeApi,
        }),
    }),
  ],
});

const catalogDevData = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities: devEntities }),
        }),
    }),
  ],
});

createDevApp({
  features: [catalogPlugin, deliveryPlugin, deliveryDevData, catalogDevData],
});
