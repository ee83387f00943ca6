import { DAY, HOUR, MINUTE } from './distributions';
import { JourneyStory, untilNow } from './journeys';

/** Canonical: 31 days by tickets, 23 of them in queues. */
export const ticketed: JourneyStory = {
  id: 'ANA-1',
  title: 'Churn insights, first market',
  from: '2026-10-05T00:00:00Z',
  measured: 'requested → productive',
  spans: [
    {
      function: 'infrastructure',
      kind: 'queue',
      seconds: 3 * DAY,
      gate: 'Environment request',
    },
    {
      function: 'pod',
      kind: 'work',
      seconds: 5 * DAY,
      step: 'Base-environment configuration',
    },
    {
      function: 'security',
      kind: 'queue',
      seconds: 12 * DAY,
      gate: 'Security review',
    },
    {
      function: 'pod',
      kind: 'return',
      seconds: 3 * DAY,
      gate: 'Security review',
      inferred: 'end',
    },
    {
      function: 'data',
      kind: 'queue',
      seconds: 8 * DAY,
      gate: 'Data-access governance',
    },
  ],
  milestones: [
    ['requested', 0],
    ['ready', 3 * DAY],
    ['firstRun', 8 * DAY],
    ['productive', 31 * DAY],
  ],
};

/** Canonical: from a signed-off pattern, productive on day 2. */
export const signedOff: JourneyStory = {
  id: 'ANA-2',
  title: 'Churn insights, second market',
  from: '2026-11-09T09:10:00Z',
  spans: [
    {
      function: 'platform',
      kind: 'processing',
      seconds: 12 * MINUTE,
      step: 'Scaffolder',
    },
    {
      function: 'pod',
      kind: 'work',
      seconds: 9 * DAY + 3 * HOUR + 48 * MINUTE,
      step: 'Build',
    },
  ],
  milestones: [
    ['requested', 0],
    ['ready', 12 * MINUTE],
    ['firstRun', 6 * HOUR + 30 * MINUTE],
    ['productive', 1 * DAY + 1 * HOUR],
    ['deployed', 9 * DAY + 4 * HOUR],
  ],
};

/** Canonical: 19 days, of which provisioning takes four minutes. */
export const nineteenDays: JourneyStory = {
  id: 'PAY-7',
  title: 'Payments risk pod: we need an environment',
  from: '2026-10-12T08:00:00Z',
  measured: 'requested → productive',
  spans: [
    {
      function: 'infrastructure',
      kind: 'queue',
      seconds: 6 * DAY,
      gate: 'Ticket queue',
    },
    {
      function: 'security',
      kind: 'queue',
      seconds: 5 * DAY,
      gate: 'Network approval',
    },
    {
      function: 'security',
      kind: 'queue',
      seconds: 4 * DAY - 4 * MINUTE,
      gate: 'Baseline review',
    },
    {
      function: 'platform',
      kind: 'processing',
      seconds: 4 * MINUTE,
      step: 'Provisioning',
    },
    {
      function: 'pod',
      kind: 'work',
      seconds: 4 * DAY,
      step: 'Hand configuration',
    },
  ],
  milestones: [
    ['requested', 0],
    ['ready', 15 * DAY],
    ['productive', 19 * DAY],
  ],
};

/** Open, with a gap that nothing recorded and a fading start. */
export const stillOpen: JourneyStory = {
  id: 'LED-12',
  title: 'Ledger export to partner',
  from: '2026-10-12T18:00:00Z',
  open: true,
  spans: [
    {
      function: 'pod',
      kind: 'work',
      seconds: 9 * DAY,
      step: 'Design',
      inferred: 'start',
    },
    {
      function: 'security',
      kind: 'queue',
      seconds: untilNow('2026-10-26T18:00:00Z'),
      gate: 'Security review',
      after: 5 * DAY,
      open: true,
    },
  ],
  milestones: [['need', 0]],
};

/** All stories, longest first. */
export const stories = [stillOpen, ticketed, nineteenDays, signedOff];
