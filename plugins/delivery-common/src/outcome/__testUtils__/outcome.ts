/** An outcome that says everything it can. */
export const wholeOutcome = () => ({
  apiVersion: 'delivery-stack.dev/v1alpha1',
  kind: 'Outcome',
  metadata: { name: 'fewer-leave', title: 'Fewer customers leave' },
  spec: {
    type: 'growth',
    statement: 'Advisers call customers before they leave.',
    owner: 'group:default/pod-analytics',
    domain: 'data',
    contributors: ['component:default/churn', 'system:default/analytics'],
    initiative: { source: 'jira', keys: ['ANA-1', 'ANA-2'] },
    measure: {
      name: 'Share of warned customers who stay',
      unit: '%',
      direction: 'up',
      baseline: 42,
      target: 60,
      due: '2027-03-31',
    },
    adoption: {
      threshold: 50,
      stays: 'P14D',
      measure: { name: 'Advisers who call', unit: '%', direction: 'up' },
    },
    timeToValue: { target: 'P60D' },
    constraints: {
      cost: { amount: 18000, currency: 'EUR', period: 'month' },
      reliability: { openslo: './slo/churn.yaml', name: 'scores-are-fresh' },
      security: { critical: 0, high: 2 },
      compliance: { unresolvedDrift: 0, missingSignOffs: 0 },
    },
    functions: ['pod', 'security'],
    costOfDelay: { amount: 25000, currency: 'EUR', per: 'week' },
  },
});

/** The same with another value at a path; `undefined` takes the field away. */
export function outcomeWith(path: string, value: unknown): unknown {
  const outcome = wholeOutcome();
  const keys = path.split('.');
  const last = keys.pop() as string;
  const parent = keys.reduce<any>((at, key) => at[key], outcome);
  if (value === undefined) {
    delete parent[last];
  } else {
    parent[last] = value;
  }
  return outcome;
}
