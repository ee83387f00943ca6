import {
  CheckIn,
  Increment,
  Metering,
  OutcomeApi,
  OutcomeReport,
  OutcomeSummary,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { NO_SECONDS } from '../kinds';
import { exampleCampaigns } from './campaigns';
import { DAY, distribution, MINUTE } from './distributions';
import { AS_OF } from './frames';

/** The outcome that reports are about unless said otherwise. */
export const OUTCOME_REF = 'outcome:default/churn-calls';

/** A reading a week, from the baseline on its way. */
const READINGS = Array.from({ length: 12 }, (_, week) => ({
  at: new Date(Date.parse('2026-09-04T06:00:00Z') + week * 7 * DAY * 1000)
    .toISOString()
    .replace('.000', ''),
  value: Number((2.4 - week * 0.025).toFixed(3)),
}));

/** How a measure is read. */
export function buildMetering(overrides: Partial<Metering> = {}): Metering {
  return {
    state: 'current',
    meter: 'prometheus',
    holds: 14 * DAY,
    n: READINGS.length,
    gaps: 0,
    latest: READINGS[READINGS.length - 1],
    readings: READINGS,
    ...overrides,
  };
}

/** Nothing is known of a measure, for the reason that the state says. */
export function buildBareMetering(
  state: Metering['state'],
  overrides: Partial<Metering> = {},
): Metering {
  return buildMetering({
    state,
    n: 0,
    readings: [],
    latest: undefined,
    ...(state === 'unmetered' && { meter: undefined }),
    ...overrides,
  });
}

/** An increment that was adopted. */
export function buildIncrement(overrides: Partial<Increment> = {}): Increment {
  return {
    journey: { id: 'ANA-1', title: 'Churn score for advisers' },
    state: 'adopted',
    need: '2026-03-02T08:00:00Z',
    provenance: 'observed',
    deployed: '2026-03-29T08:00:00Z',
    adopted: '2026-04-02T08:00:00Z',
    needToDeployed: 27 * DAY,
    timeToValue: 31 * DAY,
    elapsed: 31 * DAY,
    ...overrides,
  };
}

/** The three of the example: two got there, one is open. */
function tellIncrements(): Increment[] {
  return [
    buildIncrement({
      journey: { id: 'ANA-0', title: 'Churn score by hand' },
      need: '2025-11-01T08:00:00Z',
      deployed: '2025-12-20T08:00:00Z',
      adopted: '2025-12-24T08:00:00Z',
      needToDeployed: 49 * DAY,
      timeToValue: 53 * DAY,
      elapsed: 53 * DAY,
    }),
    buildIncrement(),
    buildIncrement({
      journey: undefined,
      state: 'open',
      need: '2026-10-12T18:00:00Z',
      provenance: 'inferred',
      deployed: undefined,
      adopted: undefined,
      needToDeployed: null,
      timeToValue: null,
      elapsed: 39 * DAY,
    }),
  ];
}

/** The 31 days of the canonical journey, with a day that nobody owns. */
const BY_FUNCTION: Array<[string, Partial<typeof NO_SECONDS>]> = [
  ['pod', { work: 5, return: 3 }],
  ['infrastructure', { queue: 3 }],
  ['security', { queue: 11, processing: 1 }],
  ['data', { queue: 7 }],
  ['unowned', { queue: 1 }],
];

function tellFunctions() {
  return BY_FUNCTION.map(([id, days]) => {
    const byKind = { ...NO_SECONDS };
    for (const [kind, count] of Object.entries(days)) {
      byKind[kind as keyof typeof byKind] = count * DAY;
    }
    return {
      function: id,
      title: id.charAt(0).toLocaleUpperCase('en-US') + id.slice(1),
      seconds: Object.values(byKind).reduce((sum, value) => sum + value, 0),
      byKind,
    };
  });
}

const CONSTRAINTS: OutcomeReport['constraints'] = [
  {
    constraint: 'cost',
    state: 'pass',
    since: '2026-09-01T00:00:00Z',
    evidence: '/delivery/costs',
    checks: [
      {
        what: 'spent this month',
        state: 'pass',
        now: 11_000,
        limit: 12_000,
        unit: 'EUR',
        bound: 'atMost',
        headroom: 1_000,
        expected: 11_800,
      },
    ],
  },
  {
    constraint: 'reliability',
    state: 'unknown',
    checks: [],
    reason: 'No SLO file is at ./slo.yaml; write it, or correct its path.',
  },
  {
    constraint: 'security',
    state: 'fail',
    since: '2026-11-18T00:00:00Z',
    evidence: 'data:text/html,findings',
    reason: 'One critical finding is open.',
    checks: [
      {
        what: 'open critical findings',
        state: 'fail',
        now: 1,
        limit: 0,
        unit: 'findings',
        bound: 'atMost',
        headroom: -1,
      },
      {
        what: 'open high findings',
        state: 'pass',
        now: 2,
        limit: 3,
        unit: 'findings',
        bound: 'atMost',
        headroom: 1,
      },
    ],
  },
];

/** The report of an outcome on which everything is known. */
export function buildOutcomeReport(
  overrides: Partial<OutcomeReport> = {},
): OutcomeReport {
  return {
    asOf: AS_OF,
    outcome: OUTCOME_REF,
    title: 'Churn calls',
    statement: 'Cut monthly churn of savings customers from 2.4 % to 1.8 %.',
    owner: 'group:default/retail-savings-pod',
    domain: 'domain:default/retail-and-risk',
    systems: ['system:default/analytics'],
    type: 'retention',
    measure: {
      name: 'Monthly churn',
      unit: '%',
      direction: 'down',
      baseline: 2.4,
      target: 1.8,
      due: '2027-03-31',
      metering: buildMetering(),
      progress: { share: 0.458, moved: 0.275, reached: false },
      forecast: {
        state: 'late',
        n: 12,
        needs: 5,
        at: '2027-04-20T00:00:00Z',
        earliest: '2027-03-01T00:00:00Z',
        valueWhenDue: 1.86,
      },
    },
    adoption: {
      name: 'Offers that use the score',
      unit: '%',
      direction: 'up',
      threshold: 60,
      stays: 'P14D',
      metering: buildMetering({
        meter: 'check-in',
        n: 3,
        gaps: 1,
        latest: { at: '2026-11-13T12:00:00Z', value: 71 },
        readings: [],
      }),
    },
    increments: tellIncrements(),
    totalIncrements: 3,
    timeToValue: {
      measured: 'need → adopted',
      target: 25 * DAY,
      distribution: distribution(2, 31 * DAY, { censored: 1 }),
      latest: 31 * DAY,
      previous: 53 * DAY,
    },
    accountability: {
      increment: 1,
      measured: 'need → adopted',
      from: '2026-03-02T08:00:00Z',
      to: '2026-04-02T08:00:00Z',
      seconds: 31 * DAY,
      byFunction: tellFunctions(),
      deployedToAdopted: 4 * DAY,
    },
    functions: [
      {
        function: 'platform',
        title: 'Platform',
        group: 'group:default/platform',
        contribution: 0,
        measures: [
          {
            name: 'Activation time, P50',
            value: 12 * MINUTE,
            unit: 'seconds',
            n: 31,
            of: 'organisation',
          },
          {
            name: 'Pipeline throughput',
            value: 3.2,
            unit: 'perDay',
            of: 'organisation',
          },
        ],
      },
      {
        function: 'security',
        title: 'Security',
        contribution: 12 * DAY,
        measures: [
          {
            name: 'Posture',
            value: null,
            unit: 'share',
            note: 'no scanner is connected',
          },
        ],
      },
    ],
    constraints: CONSTRAINTS,
    costPerOutcome: {
      cost: [
        { amount: 186_400, currency: 'EUR' },
        { amount: 900, currency: 'USD' },
      ],
      since: '2026-03-02T00:00:00Z',
      until: AS_OF,
      moved: 0.275,
      perUnit: [
        { amount: 677_818, currency: 'EUR' },
        { amount: 3_273, currency: 'USD' },
      ],
    },
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
    risks: ['late', 'overTarget', 'constraintFails'],
    contributors: [
      { ref: 'component:default/churn', missing: false },
      { ref: 'component:default/gone', missing: true },
    ],
    viewer: { mayCheckIn: true },
    ...overrides,
  };
}

/** A report with some of its measure replaced. */
export function buildReportOf(
  measure: Partial<OutcomeReport['measure']>,
  overrides: Partial<OutcomeReport> = {},
): OutcomeReport {
  const report = buildOutcomeReport(overrides);
  return { ...report, measure: { ...report.measure, ...measure } };
}

/** The row of the portfolio that belongs to a report. */
export function buildOutcomeSummary(
  overrides: Partial<OutcomeSummary> = {},
): OutcomeSummary {
  const report = buildOutcomeReport();
  const { metering, ...measure } = report.measure;
  return {
    asOf: report.asOf,
    outcome: report.outcome,
    title: report.title,
    statement: report.statement,
    owner: report.owner,
    domain: report.domain,
    systems: report.systems,
    type: report.type,
    risks: report.risks,
    costOfWaiting: report.costOfWaiting,
    nextMove: report.nextMove,
    measure: {
      ...measure,
      state: metering.state,
      latest: metering.latest?.value ?? null,
    },
    timeToValue: report.timeToValue,
    increments: { open: 1, deployed: 0, adopted: 2 },
    constraints: report.constraints.map(({ constraint, state }) => ({
      constraint,
      state,
    })),
    before: {
      asOf: '2026-08-21T18:00:00Z',
      share: 0.1,
      latest: 2.34,
      timeToValue: 53 * DAY,
    },
    ...overrides,
  };
}

/** A figure that somebody entered. */
export function buildCheckIn(overrides: Partial<CheckIn> = {}): CheckIn {
  return {
    id: 'c1',
    role: 'adoption',
    value: 71,
    at: '2026-11-13T12:00:00Z',
    note: 'Weekly report of the retention desk',
    author: 'user:default/pat',
    enteredAt: '2026-11-13T15:00:00Z',
    ...overrides,
  };
}

/** Answers about outcomes from memory, as the backend would. */
export function createExampleOutcomeApi(
  overrides: Partial<OutcomeApi> = {},
): OutcomeApi {
  return {
    ...exampleCampaigns,
    listOutcomes: async () => ({
      asOf: AS_OF,
      items: [buildOutcomeSummary()],
    }),
    getOutcome: async outcome => buildOutcomeReport({ outcome }),
    listCheckIns: async () => ({ items: [buildCheckIn()] }),
    checkIn: async (_, request) =>
      buildCheckIn({
        role: request.role ?? 'measure',
        value: request.value,
        note: request.note,
      }),
    getCost: async entityRef => ({
      asOf: AS_OF,
      entityRef,
      connected: true,
      since: '2026-11-01',
      through: '2026-11-20',
      spent: [{ amount: 61.5, currency: 'EUR' }],
      unmatched: [{ amount: 12, currency: 'EUR', share: 0.04 }],
    }),
    ...overrides,
  };
}
