import { System } from './types';

/** At least five components in each: figures of fewer are withheld. */
export const systems: System[] = [
  { name: 'mobile-banking', title: 'Mobile banking', domain: 'retail' },
  { name: 'everyday-banking', title: 'Everyday banking', domain: 'retail' },
  { name: 'instant-payments', title: 'Instant payments', domain: 'payments' },
  { name: 'cards', title: 'Cards', domain: 'payments' },
  { name: 'lending', title: 'Lending', domain: 'lending-and-risk' },
  { name: 'fraud-defence', title: 'Fraud defence', domain: 'lending-and-risk' },
  {
    name: 'data-and-platform',
    title: 'Data and platform',
    domain: 'data-and-services',
  },
  {
    name: 'financial-services',
    title: 'Financial services',
    domain: 'data-and-services',
  },
];
