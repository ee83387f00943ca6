/**
 * The delivery frontend plugin, for apps on the old frontend system.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import {
  DeliveryClient,
  OutcomeClient,
  PatternClient,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { deliveryApiRef, outcomeApiRef, patternApiRef } from './api';
import { entityContentRouteRef, rootRouteRef } from './routes';

export { deliveryApiRef, outcomeApiRef, patternApiRef } from './api';
export { canContribute, isOutcome } from './components/Outcome/outcomeFilter';
export { isPatternTemplate, isPodEnvironment } from './entityFilter';
export { isDeliveryAvailable } from '@delivery-stack/backstage-plugin-delivery-common';

const rootRef = convertLegacyRouteRef(rootRouteRef);
const entityRef = convertLegacyRouteRef(entityContentRouteRef);

/** The plugin on the old system. @public */
export const deliveryPlugin = createPlugin({
  id: 'delivery',
  routes: { root: rootRef, entityContent: entityRef },
  apis: [
    createApiFactory({
      api: deliveryApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => DeliveryClient.create({ fetchApi }),
    }),
    createApiFactory({
      api: patternApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => PatternClient.create({ fetchApi }),
    }),
    createApiFactory({
      api: outcomeApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => OutcomeClient.create({ fetchApi }),
    }),
  ],
});

/** The page; mount it at `/delivery`. @public */
export const DeliveryPage = deliveryPlugin.provide(
  createRoutableExtension({
    name: 'DeliveryPage',
    component: () =>
      import('./components/legacy').then(m => m.CompatDeliveryPage),
    mountPoint: rootRef,
  }),
);

/** The tab of an entity. @public */
export const EntityDeliveryContent = deliveryPlugin.provide(
  createRoutableExtension({
    name: 'EntityDeliveryContent',
    component: () =>
      import('./components/legacy').then(m => m.CompatEntityDeliveryContent),
    mountPoint: entityRef,
  }),
);

/** The card of an entity. @public */
export const EntityGovernanceLatencyCard = deliveryPlugin.provide(
  createComponentExtension({
    name: 'EntityGovernanceLatencyCard',
    component: {
      lazy: () =>
        import('./components/legacy').then(m => m.CompatGovernanceLatencyCard),
    },
  }),
);

/** The card of a pod environment. @public */
export const EntityPodEnvironmentCard = deliveryPlugin.provide(
  createComponentExtension({
    name: 'EntityPodEnvironmentCard',
    component: {
      lazy: () =>
        import('./components/legacy').then(m => m.CompatPodEnvironmentCard),
    },
  }),
);

/** The card of a group: its environments. @public */
export const EntityOwnerEnvironmentsCard = deliveryPlugin.provide(
  createComponentExtension({
    name: 'EntityOwnerEnvironmentsCard',
    component: {
      lazy: () =>
        import('./components/legacy').then(m => m.CompatOwnerEnvironmentsCard),
    },
  }),
);

/** The card of a template that is a pattern. @public */
export const EntityPatternSignOffCard = deliveryPlugin.provide(
  createComponentExtension({
    name: 'EntityPatternSignOffCard',
    component: {
      lazy: () =>
        import('./components/legacy').then(m => m.CompatPatternSignOffCard),
    },
  }),
);

/** The card of an outcome. @public */
export const EntityOutcomeCard = deliveryPlugin.provide(
  createComponentExtension({
    name: 'EntityOutcomeCard',
    component: {
      lazy: () => import('./components/legacy').then(m => m.CompatOutcomeCard),
    },
  }),
);

/** The card of whatever can contribute to outcomes. @public */
export const EntityContributionCard = deliveryPlugin.provide(
  createComponentExtension({
    name: 'EntityContributionCard',
    component: {
      lazy: () =>
        import('./components/legacy').then(m => m.CompatContributionCard),
    },
  }),
);
