import { Domain, Group } from './types';

/** The bank; invented, as everything in this package. */
export const bank = {
  name: 'Lindenhafen Bank',
  /** GitHub organisation. */
  owner: 'lindenhafen-bank',
  jira: 'https://jira.lindenhafen.example',
  serviceNow: 'https://service.lindenhafen.example',
  mail: 'lindenhafen.example',
} as const;

export const domains: Domain[] = [
  {
    name: 'retail',
    title: 'Retail',
    description: 'What customers see: the app, onboarding, accounts.',
  },
  {
    name: 'payments',
    title: 'Payments',
    description: 'Money that moves: instant payments and cards.',
  },
  {
    name: 'lending-and-risk',
    title: 'Lending and Risk',
    description: 'Credit decisions and the defence against fraud.',
  },
  {
    name: 'data-and-services',
    title: 'Data and Services',
    description: 'Analytics, financial services and the delivery platform.',
  },
];

const pod = (name: string, title: string): Group => ({
  name: `pod-${name}`,
  title,
  type: 'pod',
});

export const pods: Group[] = [
  pod('mobile', 'Mobile pod'),
  pod('onboarding', 'Onboarding pod'),
  pod('accounts', 'Accounts pod'),
  pod('payments', 'Payments pod'),
  pod('cards', 'Cards pod'),
  pod('lending', 'Lending pod'),
  pod('fraud-defence', 'Fraud defence pod'),
  pod('customer-analytics', 'Customer analytics pod'),
  pod('financial-services', 'Financial services pod'),
  pod('developer-platform', 'Developer platform pod'),
];

const functional = (name: string, title: string): Group => ({
  name,
  title,
  type: 'function',
});

export const functionGroups: Group[] = [
  functional('infrastructure', 'Infrastructure'),
  functional('network', 'Network'),
  functional('security', 'Security'),
  functional('architecture', 'Architecture'),
  functional('data-governance', 'Data governance'),
  functional('operations', 'Operations'),
  functional('business', 'Business'),
];

export const leadership: Group = {
  name: 'leaders',
  title: 'Leaders',
  type: 'leadership',
};
