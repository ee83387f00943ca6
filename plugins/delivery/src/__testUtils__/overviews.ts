import {
  DataQuality,
  JourneyList,
  Overview,
  Portfolio,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { NO_SECONDS } from '../kinds';
import { DAY, distribution, HOUR, MINUTE } from './distributions';
import { buildFrame } from './frames';
import { buildBareGate, buildGate, buildWaitingItem } from './gates';
import { buildJourney } from './journeys';
import { stories } from './stories';

const BY_FUNCTION: Array<[string, Partial<typeof NO_SECONDS>]> = [
  ['pod', { work: 1180, return: 310 }],
  ['security', { queue: 1424, processing: 118 }],
  ['data', { queue: 612 }],
  ['infrastructure', { queue: 330 }],
  ['platform', { queue: 60, processing: 41 }],
  ['unowned', { queue: 88 }],
  ['unaccounted', { unaccounted: 127 }],
];

function tellFunctions(): Overview['journeys']['byFunction'] {
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

/** The figures of a scope. */
export function buildOverview(overrides: Partial<Overview> = {}): Overview {
  const byFunction = tellFunctions();
  const byKind = { ...NO_SECONDS };
  for (const row of byFunction) {
    for (const kind of Object.keys(byKind) as Array<keyof typeof byKind>) {
      byKind[kind] += row.byKind[kind];
    }
  }
  return {
    frame: buildFrame(),
    journeys: {
      closed: 66,
      open: 9,
      flowEfficiency: {
        ratioOfSums: 0.38,
        meanOfRatios: 0.41,
        atMost: 0.41,
        returnShare: 0.07,
      },
      byKind,
      byFunction,
    },
    elapsed: distribution(66, 62 * DAY, { censored: 9 }),
    timeToValue: null,
    requestedToProductive: distribution(54, 2 * DAY + HOUR, { censored: 2 }),
    governanceLatency: {
      ...distribution(66, 29 * DAY, { censored: 9 }),
      share: 0.56,
    },
    delivery: {
      changeLeadTime: distribution(420, 1 * DAY + 4 * HOUR),
      deploymentFrequencyPerDay: 3.2,
      changeFailRate: 0.026,
      recoveryTime: distribution(11, 22 * MINUTE),
    },
    gates: [buildGate(), buildBareGate()],
    waiting: {
      total: 63,
      olderThanP95: 11,
      oldest: 41 * DAY + 2 * HOUR,
      items: [
        buildWaitingItem(),
        buildWaitingItem({
          journeyId: 'LED-12',
          journeyTitle: 'Card token vault',
          subject: 'SEC-2317',
          age: 23 * DAY + 9 * HOUR,
          against: 'withinP95',
        }),
      ],
    },
    ...overrides,
  };
}

/** A scope in which nothing has happened. */
export function buildEmptyOverview(): Overview {
  const nothing = distribution(0, 0, { sum: 0 });
  return buildOverview({
    frame: buildFrame({
      timestamps: { observed: 0, inferred: 0, missing: 0 },
      dataThrough: undefined,
    }),
    journeys: {
      closed: 0,
      open: 0,
      flowEfficiency: null,
      byKind: NO_SECONDS,
      byFunction: [],
    },
    elapsed: nothing,
    requestedToProductive: nothing,
    governanceLatency: { ...nothing, share: null },
    gates: [],
    waiting: { total: 0, olderThanP95: 0, oldest: null, items: [] },
  });
}

/** A page of journeys. */
export function buildJourneyList(
  overrides: Partial<JourneyList> = {},
): JourneyList {
  const items = stories.map(buildJourney);
  return {
    frame: buildFrame(),
    items,
    totalItems: items.length,
    pageInfo: {},
    ...overrides,
  };
}

/** Systems beside each other, one too small to show. */
export function buildPortfolio(): Portfolio {
  return {
    frame: buildFrame(),
    items: [
      {
        entityRef: 'system:default/customer-analytics',
        title: 'Customer analytics',
        components: 8,
        closed: 24,
        elapsed: distribution(24, 48 * DAY, { censored: 3 }),
        governanceLatencyShare: 0.52,
        flowEfficiency: 0.44,
        waiting: 9,
        suppressed: false,
      },
      {
        entityRef: 'system:default/payments',
        title: 'Payments',
        components: 14,
        closed: 31,
        elapsed: distribution(31, 71 * DAY, { censored: 5 }),
        governanceLatencyShare: 0.61,
        flowEfficiency: 0.33,
        waiting: 41,
        suppressed: false,
      },
      {
        entityRef: 'system:default/treasury',
        title: 'Treasury',
        components: 3,
        suppressed: true,
      },
    ],
  };
}

/** What each source sent. */
export function buildDataQuality(): DataQuality {
  return {
    frame: buildFrame(),
    sources: [
      {
        source: 'jira',
        events: 18_240,
        conflicting: 2,
        unknown: 14,
        rejected: 3,
        lastEventAt: '2026-11-20T17:48:00Z',
      },
      {
        source: 'github',
        events: 96_511,
        conflicting: 0,
        unknown: 0,
        rejected: 0,
        lastEventAt: '2026-11-20T17:40:00Z',
      },
    ],
    anomalies: [
      {
        code: 'decidedBeforeAsked',
        count: 4,
        example: 'SEC-2102 was decided two minutes before it was asked.',
      },
    ],
  };
}
