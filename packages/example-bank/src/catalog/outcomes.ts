import { canonicalKeys } from '../stories/canonical/ticketed';
import { BankEntity } from './entity';

type Outcome = Pick<BankEntity, 'metadata' | 'spec'>;

/** A figure a day, by a query of `app-config.yaml`. */
const counted = (name: string) => ({ type: 'sql', name });

const component = (name: string) => `component:default/${name}`;
const group = (name: string) => `group:default/${name}`;

const churnCalls: Outcome = {
  metadata: {
    name: 'churn-calls',
    title: 'Advisers call before customers leave',
    description: 'Churn insights, from the first market to every branch.',
  },
  spec: {
    type: 'growth',
    statement:
      'An adviser calls a customer while staying is still on the table.',
    owner: group('pod-customer-analytics'),
    domain: 'data-and-services',
    contributors: [
      component('churn-insights'),
      component('churn-insights-sundmark'),
      component('segment-builder'),
    ],
    initiative: {
      source: 'jira',
      keys: [
        canonicalKeys.ticketed,
        canonicalKeys.pattern,
        canonicalKeys.increment,
      ],
    },
    measure: {
      name: 'Warned customers who stay',
      unit: '%',
      direction: 'up',
      baseline: 42,
      target: 60,
      due: '2027-06-30',
      meter: counted('customers-who-stay'),
    },
    adoption: {
      threshold: 50,
      stays: 'P14D',
      measure: {
        name: 'Advisers who call within a week of a warning',
        unit: '%',
        direction: 'up',
        meter: counted('advisers-who-call'),
      },
    },
    timeToValue: { target: 'P45D' },
    constraints: {
      cost: { amount: 18000, currency: 'EUR', period: 'month' },
      security: { critical: 0, high: 2, maxAge: { high: 'P30D' } },
      compliance: { missingSignOffs: 0, unresolvedDrift: 0 },
    },
    functions: ['pod', 'platform', 'security', 'data'],
    costOfDelay: { amount: 24000, currency: 'EUR', per: 'week' },
  },
};

const instantMoney: Outcome = {
  metadata: {
    name: 'money-in-seconds',
    title: 'Money arrives in seconds',
  },
  spec: {
    type: 'service',
    statement:
      'Whoever sends money sees it arrive before putting the phone away.',
    owner: group('pod-payments'),
    domain: 'payments',
    contributors: ['system:default/instant-payments'],
    initiative: {
      source: 'jira',
      keys: [
        'IPAY-110',
        'IPAY-116',
        'IPAY-126',
        'IPAY-131',
        'IPAY-135',
        'IPAY-141',
      ],
    },
    measure: {
      name: 'Slowest twentieth of instant payments, from order to credit',
      unit: 'seconds',
      direction: 'down',
      baseline: 14,
      target: 8,
      due: '2027-03-31',
      meter: counted('slowest-instant-payments'),
    },
    adoption: {
      threshold: 60,
      stays: 'P4W',
      measure: {
        name: 'Branches that send instant payments by default',
        unit: '%',
        direction: 'up',
        meter: { type: 'check-in', every: 'P30D' },
      },
    },
    timeToValue: { target: 'P90D' },
    constraints: {
      cost: { amount: 125000, currency: 'EUR', period: 'quarter' },
      reliability: {
        openslo: 'https://git.lindenhafen.example/payments/slo.yaml',
        name: 'payments-are-credited',
      },
      security: { critical: 0, high: 0 },
    },
    functions: ['pod', 'security', 'architecture', 'operations'],
    costOfDelay: { amount: 90000, currency: 'EUR', per: 'month' },
  },
};

const onboarding: Outcome = {
  metadata: {
    name: 'accounts-opened-by-app',
    title: 'Accounts are opened in one go',
  },
  spec: {
    type: 'growth',
    statement: 'A new customer opens an account in the app without a branch.',
    owner: group('pod-onboarding'),
    domain: 'retail',
    contributors: [
      component('onboarding-flow'),
      component('identity-check'),
      component('document-store'),
      component('consent-service'),
    ],
    initiative: { source: 'jira', keys: ['ONB-102', 'ONB-103', 'ONB-139'] },
    measure: {
      name: 'Openings that are completed on the day they are begun',
      unit: '%',
      direction: 'up',
      baseline: 38,
      target: 55,
      due: '2027-01-31',
      meter: counted('accounts-opened-in-a-day'),
    },
    adoption: { threshold: 48, stays: 'P30D' },
    timeToValue: { target: 'P75D' },
    constraints: {
      security: { critical: 0 },
      compliance: { missingSignOffs: 0 },
    },
    functions: ['pod', 'data', 'business'],
    costOfDelay: { amount: 3500, currency: 'EUR', per: 'day' },
  },
};

const advice: Outcome = {
  metadata: { name: 'advice-online', title: 'Advice is taken online' },
  spec: {
    type: 'growth',
    statement: 'Clients decide on their savings with an adviser, from home.',
    owner: group('pod-financial-services'),
    domain: 'data-and-services',
    contributors: [component('wealth-portal'), component('advice-desk')],
    initiative: { source: 'jira', keys: [canonicalKeys.firstCode] },
    measure: {
      name: 'Advice meetings that are held in the portal',
      unit: 'a month',
      direction: 'up',
      baseline: 0,
      target: 400,
      due: '2027-09-30',
      meter: { type: 'check-in', every: 'P30D' },
    },
    adoption: { threshold: 120, stays: 'P30D' },
    timeToValue: { target: 'P120D' },
    functions: ['pod', 'infrastructure', 'platform', 'security'],
    costOfDelay: { amount: 11000, currency: 'EUR', per: 'week' },
  },
};

/** Not thought through to the end yet, as some are: the card says what is open. */
const environments: Outcome = {
  metadata: {
    name: 'environments-the-same-day',
    title: 'Environments are there the same day',
  },
  spec: {
    type: 'efficiency',
    statement:
      'A pod that asks for an environment in the morning codes in it by noon.',
    owner: group('pod-developer-platform'),
    contributors: [
      component('environment-provisioning'),
      group('pod-developer-platform'),
    ],
    measure: {
      name: 'Wait for an environment',
      unit: 'days',
      direction: 'down',
      baseline: 19,
      target: 1,
      due: '2027-02-28',
    },
    functions: ['platform', 'infrastructure'],
  },
};

/** Results that the bank wants. */
export const outcomeEntities = (): BankEntity[] =>
  [churnCalls, instantMoney, onboarding, advice, environments].map(outcome => ({
    apiVersion: 'delivery-stack.dev/v1alpha1',
    kind: 'Outcome',
    ...outcome,
  }));
