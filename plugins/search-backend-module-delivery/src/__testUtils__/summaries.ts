import {
  OutcomeSummary,
  PatternSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';

const DAY = 86_400;

const distribution = {
  n: 3,
  censored: 1,
  abandoned: 0,
  mean: 30 * DAY,
  sum: 90 * DAY,
  p50: 31 * DAY,
  p85: null,
  p95: null,
};

/** An outcome as the delivery backend lists it for whoever may know all of it. */
export function buildOutcome(
  overrides: Partial<OutcomeSummary> = {},
): OutcomeSummary {
  return {
    asOf: '2026-11-20T18:00:00.000Z',
    outcome: 'outcome:default/churn-calls',
    title: 'Churn calls',
    statement: 'Advisers call before customers leave.',
    owner: 'group:default/pod-analytics',
    risks: ['late', 'constraintFails'],
    costOfWaiting: { seconds: 39 * DAY, amount: 133_714, currency: 'EUR' },
    nextMove: {
      kind: 'gate',
      gate: 'security-review',
      gateTitle: 'Security review',
      function: 'security',
      functionTitle: 'Security',
      seconds: 12 * DAY,
      ofSeconds: 31 * DAY,
      decisions: 41,
      changed: 0,
      verdict: 'embed',
      saves: 12 * DAY,
      before: 31 * DAY,
      after: 19 * DAY,
    },
    measure: {
      name: 'Monthly churn',
      unit: '%',
      direction: 'down',
      baseline: 2.4,
      target: 1.8,
      due: '2027-03-31',
      state: 'current',
      latest: 2.125,
      progress: { share: 0.4583, moved: 0.275, reached: false },
      forecast: { state: 'late', n: 12, needs: 5 },
    },
    timeToValue: {
      measured: 'need → adopted',
      target: 25 * DAY,
      distribution,
      latest: 31 * DAY,
      previous: null,
    },
    increments: { open: 1, deployed: 0, adopted: 3 },
    constraints: [{ constraint: 'security', state: 'fail' }],
    ...overrides,
  };
}

/** A pattern as the delivery backend lists it. */
export function buildPattern(
  overrides: Partial<PatternSummary> = {},
): PatternSummary {
  return {
    ref: 'template:default/web-service',
    title: 'Web service',
    description: 'A service behind the gateway.',
    owner: 'group:default/platform',
    version: '1.2.0',
    state: 'waiting',
    functions: [
      { function: 'security', state: 'valid' },
      { function: 'compliance', state: 'missing' },
    ],
    environments: 0,
    clock: {
      ready: distribution,
      firstRun: distribution,
      productive: distribution,
      deployed: distribution,
    },
    ...overrides,
  };
}
