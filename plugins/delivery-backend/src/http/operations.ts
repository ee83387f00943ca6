import {
  dataQualitySchema,
  deadLetterListSchema,
  deadLetterQuerySchema,
  explainRequestSchema,
  explanationSchema,
  frameQuerySchema,
  gateDetailSchema,
  gateListSchema,
  ingestResultSchema,
  journeyDetailSchema,
  journeyListSchema,
  journeyQuerySchema,
  overviewSchema,
  portfolioQuerySchema,
  portfolioSchema,
  projectionSchema,
  refoldResultSchema,
  runSourceResultSchema,
  scorecardQuerySchema,
  sourceListSchema,
  webhookResultSchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { cdEventSchema } from '@delivery-stack/flow';
import { z } from 'zod';
import { operation } from './Operation';

const SCOPE_ACCESS =
  'Whoever may read the scope entity in the catalog, or holds delivery.organisation.read; without a scope, the latter.';

const cloudEventSchema = z.object({
  specversion: z.string(),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  data: cdEventSchema,
});

/** Every route of the delivery backend. @internal */
export const operations = {
  sendEvents: operation({
    id: 'sendEvents',
    method: 'post',
    path: '/events',
    summary: 'Stores CDEvents',
    description:
      'One event or a batch, as CDEvents JSON or as CloudEvents (structured, batched, or binary with ce-* headers). ' +
      'An event is stored before it is acknowledged, and the same event again changes nothing. ' +
      'Answers 200 when anything was stored or already there, 400 when every event was rejected.',
    access: 'Service credentials, or delivery.event.create.',
    body: {
      description: 'The event or events',
      content: {
        'application/json': z.union([cdEventSchema, z.array(cdEventSchema)]),
        'application/cloudevents+json': cloudEventSchema,
        'application/cloudevents-batch+json': z.array(cloudEventSchema),
      },
    },
    answer: ingestResultSchema,
    otherStatuses: {
      413: 'The body is larger than delivery.ingest.maxBodyBytes',
      415: 'The media type is not one of those above',
    },
  }),
  listGates: operation({
    id: 'listGates',
    method: 'get',
    path: '/gates',
    summary: 'The ledger of gates, the costliest first',
    access: SCOPE_ACCESS,
    query: frameQuerySchema,
    answer: gateListSchema,
  }),
  explainEvent: operation({
    id: 'explainEvent',
    method: 'post',
    path: '/gates/explain',
    summary: 'Which gate rules an event matches, and why',
    access: 'Anybody who is signed in; nothing is stored.',
    body: {
      description: 'The event',
      content: { 'application/json': explainRequestSchema },
    },
    answer: explanationSchema,
    otherStatuses: { 413: 'The body is larger than 1 MiB' },
  }),
  getGate: operation({
    id: 'getGate',
    method: 'get',
    path: '/gates/:id',
    summary: 'One gate, its waiting curve and what waits there',
    access: SCOPE_ACCESS,
    query: frameQuerySchema,
    answer: gateDetailSchema,
  }),
  listJourneys: operation({
    id: 'listJourneys',
    method: 'get',
    path: '/journeys',
    summary: 'A page of journeys',
    description:
      'Lists journeys that closed in the window, and open ones. Only those that involve an entity that the reader may read are listed, unless the reader holds delivery.organisation.read.',
    access: SCOPE_ACCESS,
    query: journeyQuerySchema,
    answer: journeyListSchema,
  }),
  getJourney: operation({
    id: 'getJourney',
    method: 'get',
    path: '/journeys/:id',
    summary: 'One journey, its timeline and who accounts for which days',
    access:
      'Whoever may read any of the entities it involves, or holds delivery.organisation.read.',
    query: frameQuerySchema,
    answer: journeyDetailSchema,
  }),
  getOverview: operation({
    id: 'getOverview',
    method: 'get',
    path: '/overview',
    summary: 'Figures of a scope, or of the organisation',
    access: SCOPE_ACCESS,
    query: frameQuerySchema,
    answer: overviewSchema,
  }),
  getScorecard: operation({
    id: 'getScorecard',
    method: 'get',
    path: '/scorecard',
    summary: 'Figures of one entity',
    access: 'Whoever may read the entity in the catalog.',
    query: scorecardQuerySchema,
    answer: overviewSchema,
  }),
  getPortfolio: operation({
    id: 'getPortfolio',
    method: 'get',
    path: '/portfolio',
    summary: 'Systems, domains or owners beside each other',
    access:
      'Anybody who is signed in: lists the groups that the reader may read, or all with delivery.organisation.read.',
    query: portfolioQuerySchema,
    answer: portfolioSchema,
  }),
  getDataQuality: operation({
    id: 'getDataQuality',
    method: 'get',
    path: '/data-quality',
    summary: 'How far the figures can be trusted',
    access: SCOPE_ACCESS,
    query: frameQuerySchema,
    answer: dataQualitySchema,
  }),
  getProjection: operation({
    id: 'getProjection',
    method: 'get',
    path: '/projection',
    summary: 'How far the figures are computed',
    access: 'Anybody who is signed in.',
    answer: projectionSchema,
  }),
  refold: operation({
    id: 'refold',
    method: 'post',
    path: '/projection/refold',
    summary: 'Computes every journey again',
    access: 'delivery.administer.',
    answer: refoldResultSchema,
  }),
  listDeadLetters: operation({
    id: 'listDeadLetters',
    method: 'get',
    path: '/dead-letters',
    summary: 'Events that could not be stored, latest first',
    access: 'delivery.deadletter.read.',
    query: deadLetterQuerySchema,
    answer: deadLetterListSchema,
  }),
  listSources: operation({
    id: 'listSources',
    method: 'get',
    path: '/sources',
    summary:
      'Where events are fetched from, how that goes, and what could be linked',
    access: 'delivery.source.read.',
    answer: sourceListSchema,
  }),
  runSource: operation({
    id: 'runSource',
    method: 'post',
    path: '/sources/:id/run',
    summary: 'Has a source fetch now',
    description: '`started` is false where it is fetching already.',
    access: 'delivery.administer.',
    answer: runSourceResultSchema,
  }),
  receiveWebhook: operation({
    id: 'receiveWebhook',
    method: 'post',
    path: '/webhooks/:id',
    summary: 'Takes a webhook of a source, in the format of its vendor',
    description:
      'Checked by its signature or token. Stored before it is acknowledged with 202; what could not be stored is answered 503, and the same webhook again changes nothing.',
    access:
      'Whoever knows the secret of the source; no Backstage credentials are needed.',
    body: {
      description: "The vendor's own body, at most 5 MiB",
      content: { 'application/json': z.unknown() },
    },
    answer: webhookResultSchema,
    status: 202,
    otherStatuses: {
      503: 'It could not be stored; send it again',
    },
  }),
} as const;
