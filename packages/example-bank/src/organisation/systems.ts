import { Component, System } from './types';

export const systems: System[] = [
  {
    name: 'mobile-banking',
    title: 'Mobile banking',
    domain: 'retail',
    pod: 'pod-mobile',
    project: 'MOB',
    regulated: false,
    sensitive: false,
    components: [
      'mobile-app',
      'mobile-gateway',
      'session-service',
      'notification-hub',
      'app-settings',
    ],
  },
  {
    name: 'customer-onboarding',
    title: 'Customer onboarding',
    domain: 'retail',
    pod: 'pod-onboarding',
    project: 'ONB',
    regulated: false,
    sensitive: true,
    components: [
      'onboarding-flow',
      'identity-check',
      'document-store',
      'consent-service',
    ],
  },
  {
    name: 'accounts',
    title: 'Accounts',
    domain: 'retail',
    pod: 'pod-accounts',
    project: 'ACC',
    regulated: true,
    sensitive: false,
    components: [
      'account-ledger',
      'statement-service',
      'interest-engine',
      'standing-orders',
    ],
  },
  {
    name: 'instant-payments',
    title: 'Instant payments',
    domain: 'payments',
    pod: 'pod-payments',
    project: 'IPAY',
    regulated: true,
    sensitive: false,
    components: [
      'payment-initiation',
      'payment-router',
      'sanctions-screening',
      'settlement-adapter',
      'payment-status',
    ],
  },
  {
    name: 'cards',
    title: 'Cards',
    domain: 'payments',
    pod: 'pod-cards',
    project: 'CARD',
    regulated: true,
    sensitive: false,
    waitTimer: 30,
    components: ['card-issuing', 'card-controls', 'dispute-desk', 'tokeniser'],
  },
  {
    name: 'lending',
    title: 'Lending',
    domain: 'lending-and-risk',
    pod: 'pod-lending',
    project: 'LEND',
    regulated: true,
    sensitive: true,
    components: [
      'loan-origination',
      'credit-decision',
      'collateral-register',
      'repayment-plans',
    ],
  },
  {
    name: 'fraud-defence',
    title: 'Fraud defence',
    domain: 'lending-and-risk',
    pod: 'pod-fraud-defence',
    project: 'FRD',
    regulated: false,
    sensitive: true,
    components: [
      'fraud-scoring',
      'case-manager',
      'device-signals',
      'alert-stream',
    ],
  },
  {
    name: 'customer-analytics',
    title: 'Customer analytics',
    domain: 'data-and-services',
    pod: 'pod-customer-analytics',
    project: 'ANL',
    regulated: false,
    sensitive: true,
    components: [
      'churn-insights',
      'churn-insights-sundmark',
      'segment-builder',
      'feature-store',
      'campaign-feedback',
    ],
  },
  {
    name: 'financial-services',
    title: 'Financial services',
    domain: 'data-and-services',
    pod: 'pod-financial-services',
    project: 'FSP',
    regulated: false,
    sensitive: true,
    components: [
      'advice-desk',
      'portfolio-view',
      'fund-pricing',
      'wealth-portal',
    ],
  },
  {
    name: 'delivery-platform',
    title: 'Delivery platform',
    domain: 'data-and-services',
    pod: 'pod-developer-platform',
    project: 'PLT',
    regulated: false,
    sensitive: false,
    components: ['environment-provisioning', 'pipeline-library'],
  },
];

/** Every component with its system. */
export const components: Component[] = systems.flatMap(system =>
  system.components.map(name => ({ name, system })),
);

export function componentNamed(name: string): Component {
  const found = components.find(component => component.name === name);
  if (!found) {
    throw new Error(`The bank has no component '${name}'`);
  }
  return found;
}
