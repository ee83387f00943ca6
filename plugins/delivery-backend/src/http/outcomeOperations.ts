import {
  checkInListSchema,
  checkInRequestSchema,
  checkInSchema,
  entityCostSchema,
  outcomeListSchema,
  outcomeQuerySchema,
  outcomeReportSchema,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { operation } from './Operation';

const ACCESS = 'Whoever may read the outcome in the catalog.';

/** Routes about outcomes. @internal */
export const outcomeOperations = {
  listOutcomes: operation({
    id: 'listOutcomes',
    method: 'get',
    path: '/outcomes',
    summary: 'How each outcome is doing, now or on a day',
    description:
      'As it was recorded last, every few minutes; `before` is a quarter earlier.',
    access: 'Everybody sees the outcomes that they may read in the catalog.',
    query: outcomeQuerySchema,
    answer: outcomeListSchema,
  }),
  getOutcome: operation({
    id: 'getOutcome',
    method: 'get',
    path: '/outcomes/:id',
    summary: 'Who answers for what of one outcome, and what to do next',
    description:
      'The id is the entity ref. What gates decide elsewhere is told with `delivery.organisation.read`; increments are named to whoever may read an entity that they involve.',
    access: ACCESS,
    query: outcomeQuerySchema,
    answer: outcomeReportSchema,
    otherStatuses: { 404: 'Not declared, or nothing was recorded by that day' },
  }),
  listCheckIns: operation({
    id: 'listCheckIns',
    method: 'get',
    path: '/outcomes/:id/check-ins',
    summary: 'Figures that people entered, latest first',
    access: ACCESS,
    answer: checkInListSchema,
  }),
  checkIn: operation({
    id: 'checkIn',
    method: 'post',
    path: '/outcomes/:id/check-ins',
    summary: 'Enters a figure of a measure by hand',
    description:
      'Nothing is overwritten: of two figures of one instant, the later entered counts, and both are listed.',
    access:
      'Owners of the outcome who hold `delivery.outcome.checkin`; people only.',
    body: {
      description: 'The figure, what it is of, and where it comes from',
      content: { 'application/json': checkInRequestSchema },
    },
    answer: checkInSchema,
  }),
  getCost: operation({
    id: 'getCost',
    method: 'get',
    path: '/costs/:id',
    summary: 'What an entity costs in the current month',
    description:
      'The id is the entity ref. `connected` is false where no source of cost is installed: nothing is known then.',
    access: 'Whoever may read the entity in the catalog.',
    answer: entityCostSchema,
  }),
} as const;
