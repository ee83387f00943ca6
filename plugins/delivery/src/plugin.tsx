import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import {
  DeliveryClient,
  OUTCOME_DOCUMENT_TYPE,
  OutcomeClient,
  PATTERN_DOCUMENT_TYPE,
  PatternClient,
} from '@delivery-stack/backstage-plugin-delivery-common';
import LibraryIcon from '@material-ui/icons/LibraryBooksOutlined';
import FlagIcon from '@material-ui/icons/OutlinedFlag';
import { RiRouteLine } from '@remixicon/react';
import { deliveryApiRef, outcomeApiRef, patternApiRef } from './api';
import {
  contributionFilter,
  outcomeFilter,
} from './components/Outcome/outcomeFilter';
import {
  entityFilter,
  groupFilter,
  patternTemplateFilter,
  podEnvironmentFilter,
} from './entityFilter';
import {
  declareOutcomeRouteRef,
  entityContentRouteRef,
  gatesRouteRef,
  journeyRouteRef,
  journeysRouteRef,
  outcomeRouteRef,
  outcomesRouteRef,
  overviewRouteRef,
  patternRouteRef,
  patternsRouteRef,
  rootRouteRef,
  sourcesRouteRef,
} from './routes';

const deliveryApi = ApiBlueprint.make({
  name: 'client',
  params: defineParams =>
    defineParams({
      api: deliveryApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => DeliveryClient.create({ fetchApi }),
    }),
});

const patternApi = ApiBlueprint.make({
  name: 'patterns',
  params: defineParams =>
    defineParams({
      api: patternApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => PatternClient.create({ fetchApi }),
    }),
});

const outcomeApi = ApiBlueprint.make({
  name: 'outcomes',
  params: defineParams =>
    defineParams({
      api: outcomeApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => OutcomeClient.create({ fetchApi }),
    }),
});

const deliveryPage = PageBlueprint.make({
  params: { path: '/delivery', routeRef: rootRouteRef },
});

const deliveryOverviewPage = SubPageBlueprint.make({
  name: 'overview',
  params: {
    path: 'overview',
    title: 'Overview',
    loader: () => import('./components/Pages').then(m => <m.OverviewPage />),
  },
});

const deliveryOutcomesPage = SubPageBlueprint.make({
  name: 'outcomes',
  params: {
    path: 'outcomes',
    title: 'Outcomes',
    loader: () => import('./components/Pages').then(m => <m.OutcomesPage />),
  },
});

const deliveryGatesPage = SubPageBlueprint.make({
  name: 'gates',
  params: {
    path: 'gates',
    title: 'Gates',
    loader: () => import('./components/Pages').then(m => <m.GatesPage />),
  },
});

const deliveryJourneysPage = SubPageBlueprint.make({
  name: 'journeys',
  params: {
    path: 'journeys',
    title: 'Journeys',
    loader: () => import('./components/Pages').then(m => <m.JourneysPage />),
  },
});

const deliveryPatternsPage = SubPageBlueprint.make({
  name: 'patterns',
  params: {
    path: 'patterns',
    title: 'Patterns',
    loader: () => import('./components/Pages').then(m => <m.PatternsPage />),
  },
});

const deliverySourcesPage = SubPageBlueprint.make({
  name: 'sources',
  params: {
    path: 'sources',
    title: 'Sources',
    loader: () => import('./components/Pages').then(m => <m.SourcesPage />),
  },
});

const deliveryGovernanceLatencyEntityCard = EntityCardBlueprint.make({
  name: 'governance-latency',
  params: {
    filter: entityFilter,
    type: 'content',
    loader: () =>
      import('./components/GovernanceLatency').then(m => (
        <m.GovernanceLatencyCard />
      )),
  },
});

const deliveryPodEnvironmentEntityCard = EntityCardBlueprint.make({
  name: 'pod-environment',
  params: {
    filter: podEnvironmentFilter,
    type: 'content',
    loader: () =>
      import('./components/PatternCards').then(m => <m.PodEnvironmentCard />),
  },
});

const deliveryOwnerEnvironmentsEntityCard = EntityCardBlueprint.make({
  name: 'owner-environments',
  params: {
    filter: groupFilter,
    type: 'content',
    loader: () =>
      import('./components/PatternCards').then(m => (
        <m.OwnerEnvironmentsCard />
      )),
  },
});

const deliveryPatternSignOffEntityCard = EntityCardBlueprint.make({
  name: 'pattern-sign-off',
  params: {
    filter: patternTemplateFilter,
    type: 'info',
    loader: () =>
      import('./components/PatternCards').then(m => <m.PatternSignOffCard />),
  },
});

const deliveryOutcomeEntityCard = EntityCardBlueprint.make({
  name: 'outcome',
  params: {
    filter: outcomeFilter,
    type: 'content',
    loader: () => import('./components/Outcome').then(m => <m.OutcomeCard />),
  },
});

const deliveryContributionEntityCard = EntityCardBlueprint.make({
  name: 'contribution',
  params: {
    filter: contributionFilter,
    type: 'content',
    loader: () =>
      import('./components/Outcome').then(m => <m.ContributionCard />),
  },
});

const deliveryEntityContent = EntityContentBlueprint.make({
  params: {
    path: '/delivery',
    title: 'Delivery',
    filter: entityFilter,
    routeRef: entityContentRouteRef,
    loader: () =>
      import('./components/EntityDelivery').then(m => (
        <m.EntityDeliveryContent />
      )),
  },
});

const deliveryOutcomeSearchResult = SearchResultListItemBlueprint.make({
  name: 'outcome',
  params: {
    predicate: ({ type }) => type === OUTCOME_DOCUMENT_TYPE,
    icon: <FlagIcon titleAccess="Outcome" />,
    component: () =>
      import('./components/Search').then(m => m.OutcomeResultItem),
  },
});

const deliveryPatternSearchResult = SearchResultListItemBlueprint.make({
  name: 'pattern',
  params: {
    predicate: ({ type }) => type === PATTERN_DOCUMENT_TYPE,
    icon: <LibraryIcon titleAccess="Pattern" />,
    component: () =>
      import('./components/Search').then(m => m.PatternResultItem),
  },
});

const deliveryOutcomeSearchType = SearchFilterResultTypeBlueprint.make({
  name: 'outcome',
  params: {
    value: OUTCOME_DOCUMENT_TYPE,
    name: 'Outcomes',
    icon: <FlagIcon />,
  },
});

const deliveryPatternSearchType = SearchFilterResultTypeBlueprint.make({
  name: 'pattern',
  params: {
    value: PATTERN_DOCUMENT_TYPE,
    name: 'Patterns',
    icon: <LibraryIcon />,
  },
});

const deliveryNeedsYouWidget = HomePageWidgetBlueprint.make({
  name: 'needs-you',
  params: {
    name: 'DeliveryNeedsYou',
    title: 'Delivery: what needs you',
    description:
      'Outcomes of your groups at risk, the one next move, and sign-offs that wait for you',
    components: () =>
      import('./components/HomeWidget').then(m => ({
        Content: m.NeedsYouContent,
      })),
    // Columns of twelve, rows of 60 px; what does not fit scrolls in the card.
    layout: {
      width: { minColumns: 4, defaultColumns: 12 },
      height: { minRows: 4, defaultRows: 8 },
    },
  },
});

/**
 * Journeys, gates and governance latency in Backstage.
 *
 * @public
 */
export const deliveryPlugin = createFrontendPlugin({
  pluginId: 'delivery',
  title: 'Delivery',
  icon: <RiRouteLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    overview: overviewRouteRef,
    gates: gatesRouteRef,
    journeys: journeysRouteRef,
    journey: journeyRouteRef,
    outcomes: outcomesRouteRef,
    outcome: outcomeRouteRef,
    patterns: patternsRouteRef,
    pattern: patternRouteRef,
    sources: sourcesRouteRef,
    entityContent: entityContentRouteRef,
  },
  externalRoutes: { declareOutcome: declareOutcomeRouteRef },
  extensions: [
    deliveryApi,
    patternApi,
    outcomeApi,
    deliveryPage,
    deliveryOverviewPage,
    deliveryOutcomesPage,
    deliveryGatesPage,
    deliveryJourneysPage,
    deliveryPatternsPage,
    deliverySourcesPage,
    deliveryGovernanceLatencyEntityCard,
    deliveryPodEnvironmentEntityCard,
    deliveryOwnerEnvironmentsEntityCard,
    deliveryPatternSignOffEntityCard,
    deliveryOutcomeEntityCard,
    deliveryContributionEntityCard,
    deliveryEntityContent,
    deliveryOutcomeSearchResult,
    deliveryPatternSearchResult,
    deliveryOutcomeSearchType,
    deliveryPatternSearchType,
    deliveryNeedsYouWidget,
  ],
});
