import { Component, Product } from './types';

export const products: Product[] = [
  {
    name: 'mobile-banking',
    title: 'Mobile banking',
    system: 'mobile-banking',
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
    system: 'everyday-banking',
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
    system: 'everyday-banking',
    pod: 'pod-accounts',
    project: 'ACC',
    regulated: true,
    sensitive: false,
    components: ['account-ledger', 'statement-service', 'interest-engine'],
  },
  {
    name: 'instant-payments',
    title: 'Instant payments',
    system: 'instant-payments',
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
    system: 'cards',
    pod: 'pod-cards',
    project: 'CARD',
    regulated: true,
    sensitive: false,
    waitTimer: 30,
    components: [
      'card-issuing',
      'card-controls',
      'dispute-desk',
      'tokeniser',
      'card-statements',
    ],
  },
  {
    name: 'lending',
    title: 'Lending',
    system: 'lending',
    pod: 'pod-lending',
    project: 'LEND',
    regulated: true,
    sensitive: true,
    components: [
      'loan-origination',
      'credit-decision',
      'collateral-register',
      'repayment-plans',
      'income-check',
    ],
  },
  {
    name: 'fraud-defence',
    title: 'Fraud defence',
    system: 'fraud-defence',
    pod: 'pod-fraud-defence',
    project: 'FRD',
    regulated: false,
    sensitive: true,
    components: [
      'fraud-scoring',
      'case-manager',
      'device-signals',
      'alert-stream',
      'velocity-rules',
    ],
  },
  {
    name: 'customer-analytics',
    title: 'Customer analytics',
    system: 'data-and-platform',
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
    system: 'financial-services',
    pod: 'pod-financial-services',
    project: 'FSP',
    regulated: false,
    sensitive: true,
    components: [
      'advice-desk',
      'portfolio-view',
      'fund-pricing',
      'wealth-portal',
      'order-desk',
    ],
  },
  {
    name: 'delivery-platform',
    title: 'Delivery platform',
    system: 'data-and-platform',
    pod: 'pod-developer-platform',
    project: 'PLT',
    regulated: false,
    sensitive: false,
    components: ['environment-provisioning', 'pipeline-library'],
  },
];

/** Every component with its product. */
export const components: Component[] = products.flatMap(product =>
  product.components.map(name => ({ name, product })),
);

export function componentNamed(name: string): Component {
  const found = components.find(component => component.name === name);
  if (!found) {
    throw new Error(`The bank has no component '${name}'`);
  }
  return found;
}
