/** DEV DATA: everything here is made up, and only for looking at the pages. */
import {
  DeliveryApi,
  FrameQuery,
} from '@delivery-stack/backstage-plugin-delivery-common';
import {
  buildEmptyOverview,
  buildFrame,
  buildGateDetail,
  buildJourney,
  buildJourneyList,
  buildOverview,
  createExampleApi,
  refusal,
  stories,
} from '../src/__testUtils__';
import { devGates } from './devGates';

/** Scopes that stand for a state, e.g. `?scope=system:default/state-empty`. */
const STATES: Record<string, () => ReturnType<typeof buildOverview>> = {
  'state-empty': buildEmptyOverview,
  'state-forbidden': () => {
    throw refusal(403, 'NotAllowedError', 'You may not read this scope');
  },
  'state-error': () => {
    throw refusal(500, 'Error', 'The database does not answer');
  },
  'state-suppressed': () =>
    buildOverview({ frame: buildFrame({ suppressed: true }) }),
  'state-stale': () =>
    buildOverview({
      frame: buildFrame({ dataThrough: '2026-11-11T08:00:00Z' }),
      gates: devGates,
    }),
  'state-refolding': () =>
    buildOverview({
      frame: buildFrame({ refolding: { done: 120, total: 400 } }),
      gates: devGates,
    }),
};

async function overviewOf(query: FrameQuery = {}) {
  const state = query.scope?.split('/')[1] ?? '';
  if (state === 'state-loading') {
    await new Promise(() => {});
  }
  const overview = STATES[state]?.() ?? buildOverview({ gates: devGates });
  return {
    ...overview,
    frame: { ...overview.frame, calendar: query.calendar ?? 'elapsed' },
  };
}

/** The example backend of the dev app. */
export const devApi: DeliveryApi = createExampleApi({
  getOverview: overviewOf,
  getScorecard: query => overviewOf(query),
  listGates: async query => {
    const { frame, gates } = await overviewOf(query);
    return { frame, items: gates };
  },
  getGate: async id =>
    buildGateDetail(devGates.find(gate => gate.id === id) ?? devGates[0]),
  listJourneys: async query => {
    const { frame, journeys } = await overviewOf(query);
    const items = stories
      .map(buildJourney)
      .filter(journey =>
        journey.title
          .toLocaleLowerCase('en-US')
          .includes((query?.search ?? '').toLocaleLowerCase('en-US')),
      )
      .filter(
        journey =>
          !query?.status ||
          query.status === 'all' ||
          journey.status === query.status,
      )
      .sort((a, b) => b.elapsed - a.elapsed);
    const shown = journeys.closed + journeys.open ? items : [];
    return buildJourneyList({ frame, items: shown, totalItems: shown.length });
  },
});
