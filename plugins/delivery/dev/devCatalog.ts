/** DEV DATA: everything here is made up, and only for looking at the pages. */
import { Entity } from '@backstage/catalog-model';

const apiVersion = 'backstage.io/v1alpha1';

function scope(kind: string, name: string, title?: string): Entity {
  return {
    apiVersion,
    kind,
    metadata: { name, namespace: 'default', ...(title && { title }) },
    spec: { owner: 'group:default/retail' },
  };
}

/** Scopes to pick, one component with cards, a tab and an outcome, and one per state. */
export const devEntities: Entity[] = [
  scope('Domain', 'retail-and-risk', 'Retail and Risk'),
  scope('System', 'customer-analytics', 'Customer analytics'),
  scope('System', 'payments', 'Payments'),
  scope('System', 'treasury', 'Treasury'),
  scope('Group', 'retail'),
  ...[
    'empty',
    'forbidden',
    'error',
    'suppressed',
    'stale',
    'refolding',
    'loading',
  ].map(state => scope('System', `state-${state}`, `State: ${state}`)),
  {
    apiVersion: 'delivery-stack.dev/v1alpha1',
    kind: 'Outcome',
    metadata: { name: 'churn-calls', namespace: 'default' },
    spec: {
      statement: 'Cut monthly churn of savings customers from 2.4 % to 1.8 %.',
      owner: 'group:default/retail',
      measure: {
        name: 'Monthly churn',
        unit: '%',
        direction: 'down',
        baseline: 2.4,
        target: 1.8,
        due: '2027-03-31',
      },
    },
  },
  {
    apiVersion,
    kind: 'Component',
    metadata: {
      name: 'churn-insights',
      namespace: 'default',
      annotations: { 'jira/project-key': 'ANA' },
    },
    relations: [
      { type: 'contributesTo', targetRef: 'outcome:default/churn-calls' },
    ],
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/retail',
    },
  },
];
