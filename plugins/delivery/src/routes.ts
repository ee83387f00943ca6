import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/frontend-plugin-api';

/** The Delivery page. @public */
export const rootRouteRef = createRouteRef();

/** Where the time goes. @public */
export const overviewRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/overview',
});

/** What each gate costs and catches. @public */
export const gatesRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/gates',
});

/** All journeys. @public */
export const journeysRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/journeys',
});

/** One journey; the id is URI-encoded, as it may hold slashes. @public */
export const journeyRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/journeys/:id',
});

/** Pre-approved patterns. @public */
export const patternsRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/patterns',
});

/** One pattern; the entity ref is URI-encoded, as it holds a slash. @public */
export const patternRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/patterns/:ref',
});

/** The portfolio of outcomes. @public */
export const outcomesRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/outcomes',
});

/** One outcome; the entity ref is URI-encoded, as it holds a slash. @public */
export const outcomeRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/outcomes/:ref',
});

/** Where events come from, and what could be linked. @public */
export const sourcesRouteRef = createSubRouteRef({
  parent: rootRouteRef,
  path: '/sources',
});

/** The entity tab. @public */
export const entityContentRouteRef = createRouteRef();

/** The form that declares an outcome, where the scaffolder is installed. @public */
export const declareOutcomeRouteRef = createExternalRouteRef({
  params: ['namespace', 'templateName'],
  defaultTarget: 'scaffolder.selectedTemplate',
});
