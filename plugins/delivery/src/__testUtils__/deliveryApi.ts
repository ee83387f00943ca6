import {
  DeliveryApi,
  GateInsight,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { buildGateDetail } from './gates';
import { buildFrame } from './frames';
import { buildJourneyDetail } from './journeys';
import {
  buildDataQuality,
  buildJourneyList,
  buildOverview,
  buildPortfolio,
} from './overviews';
import { buildSourceList } from './sources';
import { stories } from './stories';

/** What the backend says instead of figures. */
export function refusal(status: number, name: string, message: string): Error {
  return Object.assign(new Error(message), {
    name: 'ResponseError',
    response: { status },
    cause: { name, message },
  });
}

/** Answers from memory, as the backend would. */
export function createExampleApi(
  overrides: Partial<DeliveryApi> = {},
): DeliveryApi {
  const gates = (): GateInsight[] => buildOverview().gates;
  const unused = () => Promise.reject(new Error('Not part of the example.'));
  return {
    getOverview: async () => buildOverview(),
    getScorecard: async () => buildOverview(),
    listGates: async () => ({ frame: buildFrame(), items: gates() }),
    getGate: async id =>
      buildGateDetail(gates().find(gate => gate.id === id) ?? gates()[0]),
    listJourneys: async () => buildJourneyList(),
    getJourney: async id => {
      const story = stories.find(candidate => candidate.id === id);
      if (!story) {
        throw refusal(404, 'NotFoundError', `No journey ${id}`);
      }
      return buildJourneyDetail(story);
    },
    getPortfolio: async () => buildPortfolio(),
    getDataQuality: async () => buildDataQuality(),
    getProjection: async () => ({ pending: 0, total: 75 }),
    listSources: async () => buildSourceList(),
    runSource: async () => ({ started: true }),
    refold: unused,
    listDeadLetters: unused,
    explainEvent: unused,
    sendEvents: unused,
    ...overrides,
  };
}
