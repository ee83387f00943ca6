import {
  NextMove,
  OutcomeRisk,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { FunctionWaits, OutcomeWeek } from './DigestFacts';
import { digestOf } from './digestOf';

const DAY = 86_400_000;
const AT = Date.parse('2026-06-08T07:10:00Z');
const POD = 'group:default/pod';

interface Told {
  title?: string;
  /** Of the report, in days before the digest. */
  age?: number;
  risks?: OutcomeRisk[];
  /** Days. */
  latest?: number | null;
  n?: number;
  nextMove?: object;
}

const none: NextMove = {
  kind: 'none',
  reason: 'there is no increment to look at.',
};

function reportOf({
  title = 'Fewer customers leave',
  age = 0,
  risks = [],
  latest = null,
  n = 0,
  nextMove = none,
}: Told): any {
  return {
    asOf: new Date(AT - age * DAY).toISOString(),
    title,
    risks,
    timeToValue: {
      measured: 'need → adopted',
      latest: latest === null ? null : latest * 86_400,
      distribution: { n },
    },
    increments: [{ journey: { id: 'LED-50', title: 'Calls of Ann' } }],
    functions: [],
    nextMove,
  };
}

const outcome = (now: Told, before?: Told): OutcomeWeek => ({
  report: reportOf(now),
  ...(before && {
    before: reportOf({ title: now.title, age: 7, ...before }),
  }),
});

const move = (saves: number, more: object = {}) => ({
  kind: 'gate',
  gateTitle: 'Security review',
  functionTitle: 'Security',
  saves: saves * 86_400,
  before: 31 * 86_400,
  decisions: 41,
  changed: 1,
  verdict: 'embed',
  ...more,
});

const security = (more: Partial<FunctionWaits> = {}): FunctionWaits => ({
  title: 'Security',
  withheld: false,
  gates: [
    {
      title: 'Security review',
      queued: 3,
      processing: 1,
      oldest: AT - 25 * DAY,
    },
    { title: 'Threat model', queued: 0, processing: 1, oldest: AT - 2 * DAY },
  ],
  ...more,
});

const digest = (outcomes: OutcomeWeek[], waits: FunctionWaits[] = []) =>
  digestOf({ group: POD, outcomes, waits }, { at: AT, week: '2026-06-08' });

describe('digestOf', () => {
  it.each<
    [string, OutcomeWeek[], FunctionWaits[], [string, string, string] | null]
  >([
    ['nothing at all', [], [], null],
    ['a function where nothing waits', [], [security({ gates: [] })], null],
    ['waits that are withheld', [], [security({ withheld: true })], null],
    [
      'a new risk, and a time-to-value that got shorter',
      [
        outcome(
          { risks: ['late', 'overTarget'], latest: 31, n: 5 },
          { risks: ['overTarget'], latest: 40, n: 4 },
        ),
      ],
      [],
      [
        'normal',
        'Week of 2026-06-08: 1 outcome, 1 at risk, 1 with a new risk',
        '1 outcome owned, 1 of 1 at risk now. A week ago 1 of 1 was at risk. Fewer customers leave: late (new), time-to-value over target; latest time-to-value (need → adopted) 31 days, a week ago 40 days, n = 5.',
      ],
    ],
    [
      'nothing new',
      [outcome({}, {})],
      [],
      [
        'low',
        'Week of 2026-06-08: 1 outcome, 0 at risk',
        '1 outcome owned, 0 of 1 at risk now. A week ago 0 of 1 were at risk; no risk is new.',
      ],
    ],
    [
      'a risk that has gone',
      [outcome({}, { risks: ['late'] })],
      [],
      [
        'low',
        'Week of 2026-06-08: 1 outcome, 0 at risk',
        '1 outcome owned, 0 of 1 at risk now. A week ago 1 of 1 was at risk; no risk is new.',
      ],
    ],
    [
      'only waits',
      [],
      [security()],
      [
        'low',
        'Week of 2026-06-08: 5 items wait at your gates',
        'Security: 5 items at its gates, 2 of 5 are worked on; the longest has been there for 7 to 30 days, at Security review.',
      ],
    ],
    [
      'outcomes, and waits that are withheld',
      [outcome({}, {})],
      [security({ withheld: true })],
      [
        'low',
        'Week of 2026-06-08: 1 outcome, 0 at risk',
        '1 outcome owned, 0 of 1 at risk now. A week ago 0 of 1 were at risk; no risk is new. Security: how many items wait is not told, because fewer than 5 components are known.',
      ],
    ],
    [
      'no report from a week ago',
      [outcome({ risks: ['late'], latest: 1, n: 1 })],
      [security({ gates: [] })],
      [
        'low',
        'Week of 2026-06-08: 1 outcome, 1 at risk',
        '1 outcome owned, 1 of 1 at risk now. Nothing from a week ago is known, so nothing is compared. Fewer customers leave: late; latest time-to-value (need → adopted) 24 hours, n = 1. Security: nothing waits at its gates.',
      ],
    ],
    [
      'several outcomes',
      [
        outcome({ title: 'B', risks: ['late'] }, { risks: ['late'] }),
        outcome(
          { title: 'A', risks: ['overdue'], nextMove: move(8) },
          { risks: ['late'] },
        ),
        outcome({
          title: 'C',
          latest: 12,
          n: 2,
          nextMove: move(12, { verdict: 'target' }),
        }),
        outcome({ title: 'D', age: 3, risks: ['late'], nextMove: move(20) }),
      ],
      [security({ gates: [security().gates[1]] })],
      [
        'normal',
        'Week of 2026-06-08: 3 outcomes, 2 at risk, 1 with a new risk; 1 item waits at your gates',
        [
          '4 outcomes owned, 2 of 3 at risk now.',
          '1 of 4 was not assessed in the last 2 days and is left out.',
          'A week ago 2 of 2 were at risk.',
          '1 of 3 has no report from a week ago and is not compared.',
          'A: overdue (new).',
          'B: late.',
          'C: no risk; latest time-to-value (need → adopted) 12 days, n = 2.',
          'Saves most: asking Security review of higher risk only, at most 12 days of 31 days, on one increment of C (n = 1).',
          'Security: 1 item at its gates, 1 of 1 is worked on; the longest has been there for 1 to 7 days, at Threat model.',
        ].join(' '),
      ],
    ],
    [
      'outcomes that nobody could assess',
      [outcome({ age: 3 }), outcome({ age: 9 })],
      [],
      [
        'low',
        'Week of 2026-06-08: 2 outcomes, none assessed lately',
        '2 outcomes owned. 2 of 2 were not assessed in the last 2 days and are left out.',
      ],
    ],
  ])('should say of %s', (_, outcomes, waits, words) => {
    const notice = digest(outcomes, waits);
    const told = notice && [notice.severity, notice.title, notice.description];
    expect(told ?? null).toEqual(words);
  });

  it.each([
    [4.9, false],
    [5, true],
    [9, true],
    [9.1, false],
  ])('should compare with a report %d days old: %s', (age, isCompared) => {
    const notice = digest([outcome({ risks: ['late'] }, { age })]);
    expect(notice?.description).toContain(
      isCompared ? 'late (new)' : 'nothing is compared',
    );
  });

  it('should be of one group and week, and replace that of the week before', () => {
    expect(digest([outcome({})])).toMatchObject({
      key: 'digest group:default/pod 2026-06-08',
      recipient: POD,
      scope: 'digest group:default/pod',
    });
  });

  it('should keep back journeys, and what gates decide elsewhere', () => {
    const text = JSON.stringify(
      digest([outcome({ nextMove: move(12) })], [security()]),
    );
    expect(text).toContain('embedding Security review, 12 days of 31 days');
    expect(text).not.toMatch(/LED-50|Ann|41/);
  });

  it('should tell five outcomes, and how many more there are', () => {
    const many = Array.from({ length: 8 }, (_, index) =>
      outcome({ title: `O${index}`, risks: ['late'] }),
    );
    const { description } = digest(many)!;
    expect(description).toContain('O4: late. And 3 more.');
    expect(description).not.toContain('O5');
  });
});
